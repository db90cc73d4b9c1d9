namespace System
{
    public struct Boolean
    {
        public static readonly string TrueString;
        public static readonly string FalseString;
        public override string ToString() => throw null;
    }

    public struct Char
    {
        public const char MinValue = '\0';
        public const char MaxValue = '\uFFFF';
        public char ToLower() => throw null;
        public char ToUpper() => throw null;
        public override string ToString() => throw null;
    }

    public struct Single
    {
        public override string ToString() => throw null;
        public string ToString(string format) => throw null;
    }

    public struct Double
    {
        public static double Parse(string s) => throw null;
        public static bool TryParse(string s, out double result) => throw null;
        public override string ToString() => throw null;
        public string ToString(string format) => throw null;
    }
}
