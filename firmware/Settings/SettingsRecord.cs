using System;

namespace NanoLpa.Firmware
{
    /// <summary>The settings as they lie in a place of the store: what they are, which of two is newer, and whether they are whole.</summary>
    /// <remarks>"NLS" and the version 1; a number that counts up; the length of the text; the text; CRC-32 (ISO 3309) of all
    /// that. Numbers are big endian, 4 bytes each.</remarks>
    internal static class SettingsRecord
    {
        private const int HeaderSize = 12;
        private const int CrcSize = 4;
        private const int LargestText = 4096 - HeaderSize - CrcSize;

        private static readonly byte[] Mark = { 0x4E, 0x4C, 0x53, 0x01 };

        public static byte[] Encode(int sequence, byte[] text)
        {
            if (text.Length > LargestText)
            {
                throw new LpaException(LpaError.TextTooLong, LargestText);
            }

            var record = new byte[HeaderSize + text.Length + CrcSize];
            Array.Copy(Mark, record, Mark.Length);
            Put((uint)sequence, record, 4);
            Put((uint)text.Length, record, 8);
            Array.Copy(text, 0, record, HeaderSize, text.Length);
            Put(Crc32(record, record.Length - CrcSize), record, record.Length - CrcSize);
            return record;
        }

        /// <summary>Whether a record is whole. Bytes behind it, from a longer one before, do not matter.</summary>
        public static bool IsWhole(byte[] record)
        {
            if (record.Length < HeaderSize + CrcSize)
            {
                return false;
            }

            for (var i = 0; i < Mark.Length; i++)
            {
                if (record[i] != Mark[i])
                {
                    return false;
                }
            }

            var length = Get(record, 8);
            if (length > (uint)(record.Length - HeaderSize - CrcSize))
            {
                return false;
            }

            var end = HeaderSize + (int)length;
            return Get(record, end) == Crc32(record, end);
        }

        /// <summary>The number of a whole record.</summary>
        public static int Sequence(byte[] record) => (int)Get(record, 4);

        /// <summary>The text of a whole record.</summary>
        public static string Text(byte[] record) => Utf8.ToString(record, HeaderSize, (int)Get(record, 8));

        private static uint Crc32(byte[] data, int count)
        {
            var crc = 0xFFFFFFFFu;
            for (var i = 0; i < count; i++)
            {
                crc ^= data[i];
                for (var bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
                }
            }

            return crc ^ 0xFFFFFFFFu;
        }

        private static void Put(uint value, byte[] target, int offset)
        {
            target[offset] = (byte)(value >> 24);
            target[offset + 1] = (byte)(value >> 16);
            target[offset + 2] = (byte)(value >> 8);
            target[offset + 3] = (byte)value;
        }

        private static uint Get(byte[] source, int offset) =>
            ((uint)source[offset] << 24) | ((uint)source[offset + 1] << 16) | ((uint)source[offset + 2] << 8) | source[offset + 3];
    }
}
