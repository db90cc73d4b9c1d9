namespace System
{
    public static class Console
    {
        public static void Write(string value) => throw null;
        public static void WriteLine() => throw null;
        public static void WriteLine(string value) => throw null;
    }

    public static class GC
    {
        public static void SuppressFinalize(object obj) => throw null;
        public static void WaitForPendingFinalizers() => throw null;
    }

    public class Random
    {
        public Random() => throw null;
        public Random(int seed) => throw null;
        public virtual int Next() => throw null;
        public virtual int Next(int maxValue) => throw null;
        public virtual void NextBytes(byte[] buffer) => throw null;
    }

    public sealed class Version
    {
        public Version(int major, int minor) => throw null;
        public Version(int major, int minor, int build, int revision) => throw null;
        public int Build => throw null;
        public int Major => throw null;
        public int Minor => throw null;
        public int Revision => throw null;
        public override string ToString() => throw null;
    }

    public class WeakReference
    {
        public WeakReference(object target) => throw null;
        public bool IsAlive => throw null;
        public object Target { get => throw null; set => throw null; }
    }
}

namespace System.Diagnostics
{
    public static class Debug
    {
        [Conditional("DEBUG")]
        public static void Assert(bool condition) => throw null;

        [Conditional("DEBUG")]
        public static void Assert(bool condition, string message) => throw null;

        [Conditional("DEBUG")]
        public static void Write(string message) => throw null;

        [Conditional("DEBUG")]
        public static void WriteLine(string message) => throw null;
    }

    public static class Debugger
    {
        public static bool IsAttached => throw null;
    }
}
