using System;
using System.Text;

namespace NanoLpa
{
    /// <summary>Text to bytes and back. UTF-8, whose native methods are the cheap way on the device.</summary>
    public static class Utf8
    {
        /// <summary>The bytes of a text.</summary>
        public static byte[] ToBytes(string text) => Encoding.UTF8.GetBytes(text);

        /// <summary>The text of some bytes, whatever they are: names come from cards and servers, and from keys that were pressed.</summary>
        /// <remarks>What is no UTF-8 becomes U+FFFD, or on older runtime images every byte beyond ASCII a question mark.
        /// On the device a text ends before the first NUL.</remarks>
        public static string ToString(byte[] bytes, int offset, int count)
        {
            if (count == 0)
            {
                return string.Empty;
            }

            try
            {
                return Encoding.UTF8.GetString(bytes, offset, count);
            }
            catch (Exception)
            {
                // nanoFramework's images throw a plain Exception at what is no UTF-8 until 2025. Anything else that went
                // wrong, no memory or a wrong index, goes wrong again.
                return ToAscii(bytes, offset, count);
            }
        }

        /// <summary>The ASCII text of some bytes, with a question mark for every other byte.</summary>
        public static string ToAscii(byte[] bytes, int offset, int count)
        {
            var text = new char[count];
            for (var i = 0; i < count; i++)
            {
                int b = bytes[offset + i];
                text[i] = b < 0x80 ? (char)b : '?';
            }

            return new string(text);
        }
    }
}
