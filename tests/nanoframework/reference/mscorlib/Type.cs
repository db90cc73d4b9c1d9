namespace System
{
    using System.Reflection;

    public abstract class Type : MemberInfo
    {
        public abstract string FullName { get; }
        public abstract Type BaseType { get; }
        public bool IsArray => throw null;
        public bool IsClass => throw null;
        public bool IsEnum => throw null;
        public abstract Type GetElementType();
        public static Type GetTypeFromHandle(RuntimeTypeHandle handle) => throw null;
        public virtual bool IsInstanceOfType(object o) => throw null;
        public virtual bool IsSubclassOf(Type c) => throw null;
        public override string ToString() => throw null;
    }

    public struct IntPtr
    {
    }

    public struct UIntPtr
    {
    }

    public struct RuntimeArgumentHandle
    {
    }

    public struct RuntimeFieldHandle
    {
    }

    public struct RuntimeMethodHandle
    {
    }

    public struct RuntimeTypeHandle
    {
    }

    public struct TypedReference
    {
    }
}

namespace System.Reflection
{
    public abstract class MemberInfo
    {
        public abstract string Name { get; }
        public abstract Type DeclaringType { get; }
    }

    public abstract class MethodBase : MemberInfo
    {
    }

    public abstract class MethodInfo : MethodBase
    {
    }
}
