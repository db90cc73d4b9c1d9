using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>What the tests assert again and again.</summary>
    internal static class Expect
    {
        /// <summary>Runs something that must fail with a code.</summary>
        /// <returns>The exception.</returns>
        public static LpaException Error(LpaError code, Action action, string message = "")
        {
            try
            {
                action();
            }
            catch (LpaException e)
            {
                Assert.AreEqual((int)code, (int)e.Code, message);
                return e;
            }

            throw new Exception(message + " did not fail with " + ((int)code).ToString());
        }

        /// <summary>Compares bytes with hexadecimal digits.</summary>
        public static void Bytes(string hex, byte[] actual, string message = "")
        {
            Assert.IsNotNull(actual, message);
            Bytes(hex, actual, 0, actual.Length, message);
        }

        /// <summary>Compares a part of an array with hexadecimal digits.</summary>
        public static void Bytes(string hex, byte[] actual, int offset, int count, string message = "") =>
            Assert.AreEqual(hex, ToHex(actual, offset, count), message);

        /// <summary>Hexadecimal digits of bytes, without the help of what is tested.</summary>
        public static string ToHex(byte[] bytes, int offset, int count)
        {
            const string Digits = "0123456789ABCDEF";
            var text = new char[2 * count];
            for (var i = 0; i < count; i++)
            {
                text[2 * i] = Digits[bytes[offset + i] >> 4];
                text[2 * i + 1] = Digits[bytes[offset + i] & 15];
            }

            return new string(text);
        }

        /// <summary>The bytes of hexadecimal digits, without the help of what is tested.</summary>
        public static byte[] FromHex(string hex)
        {
            var digits = hex.ToCharArray();
            var bytes = new byte[digits.Length / 2];
            for (var i = 0; i < digits.Length; i++)
            {
                var digit = digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'A' + 10;
                bytes[i >> 1] = (byte)((bytes[i >> 1] << 4) | digit);
            }

            return bytes;
        }
    }
}
