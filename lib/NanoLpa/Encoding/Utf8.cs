using System.Text;

namespace NanoLpa
{
    /// <summary>Text to bytes and back. UTF-8, whose native methods are the cheap way on the device.</summary>
    public static class Utf8
    {
        /// <summary>The bytes of a text.</summary>
        public static byte[] ToBytes(string text) => Encoding.UTF8.GetBytes(text);

        /// <summary>The text of some bytes.</summary>
        public static string ToString(byte[] bytes, int offset, int count) => count == 0 ? string.Empty : Encoding.UTF8.GetString(bytes, offset, count);
    }
}
