namespace System
{
    public static class Convert
    {
        public static byte[] FromBase64CharArray(char[] inArray, int offset, int length) => throw null;
        public static byte[] FromBase64String(string s) => throw null;
        public static string ToBase64String(byte[] inArray) => throw null;
        public static string ToBase64String(byte[] inArray, int offset, int length) => throw null;
        public static byte ToByte(string value, int fromBase = 10) => throw null;
        public static char ToChar(ushort value) => throw null;
        public static short ToInt16(string value, int fromBase = 10) => throw null;
        public static int ToInt32(string value, int fromBase = 10) => throw null;
        public static long ToInt64(string value, int fromBase = 10) => throw null;
        public static ushort ToUInt16(string value, int fromBase = 10) => throw null;
        public static uint ToUInt32(string value, int fromBase = 10) => throw null;
        public static ulong ToUInt64(string value, int fromBase = 10) => throw null;
    }

    public static class BitConverter
    {
        public static bool IsLittleEndian => throw null;
        public static byte[] GetBytes(short value) => throw null;
        public static byte[] GetBytes(int value) => throw null;
        public static byte[] GetBytes(long value) => throw null;
        public static byte[] GetBytes(ushort value) => throw null;
        public static byte[] GetBytes(uint value) => throw null;
        public static byte[] GetBytes(ulong value) => throw null;
        public static short ToInt16(byte[] value, int index) => throw null;
        public static int ToInt32(byte[] value, int index) => throw null;
        public static long ToInt64(byte[] value, int index) => throw null;
        public static ushort ToUInt16(byte[] value, int index) => throw null;
        public static uint ToUInt32(byte[] value, int index) => throw null;
        public static ulong ToUInt64(byte[] value, int index) => throw null;
        public static string ToString(byte[] value) => throw null;
        public static string ToString(byte[] value, int index) => throw null;
        public static string ToString(byte[] value, int index, int length) => throw null;
    }
}
