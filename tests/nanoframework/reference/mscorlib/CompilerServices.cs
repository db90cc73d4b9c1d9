namespace System.Reflection
{
    public sealed class DefaultMemberAttribute : Attribute
    {
        public DefaultMemberAttribute(string memberName) => throw null;
    }
}

namespace System.Runtime.CompilerServices
{
    public sealed class ExtensionAttribute : Attribute
    {
    }

    public sealed class IndexerNameAttribute : Attribute
    {
        public IndexerNameAttribute(string indexerName) => throw null;
    }

    [AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
    public sealed class InternalsVisibleToAttribute : Attribute
    {
        public InternalsVisibleToAttribute(string assemblyName) => throw null;
    }

    public static class IsExternalInit
    {
    }

    public sealed class CallerMemberNameAttribute : Attribute
    {
    }

    public enum MethodImplOptions
    {
        NoInlining = 8,
        Synchronized = 32,
    }

    public sealed class MethodImplAttribute : Attribute
    {
        public MethodImplAttribute(MethodImplOptions methodImplOptions) => throw null;
    }

    public static class RuntimeHelpers
    {
        public static int OffsetToStringData => throw null;
        public static void InitializeArray(Array array, RuntimeFieldHandle fldHandle) => throw null;
    }
}
