using System;
using System.Collections;

namespace nanoFramework.TestFramework
{
    public sealed partial class Assert
    {
        public static void AreNotSame(object notExpected, object actual, string message = "") => throw null;
        public static void AreSame(object expected, object actual, string message = "") => throw null;
        public static void Contains(string expected, string value, string message = "") => throw null;
        public static void DoesNotContains(string notExpected, string value, string message = "") => throw null;
        public static void EndsWith(string expected, string value, string message = "") => throw null;
        public static void IsFalse(bool condition, string message = "") => throw null;
        public static void IsInstanceOfType(object value, Type expected, string message = "") => throw null;
        public static void IsNotInstanceOfType(object value, Type notExpected, string message = "") => throw null;
        public static void IsNotNull(object value, string message = "") => throw null;
        public static void IsNull(object value, string message = "") => throw null;
        public static void IsTrue(bool condition, string message = "") => throw null;
        public static void SkipTest(string message = null) => throw null;
        public static void StartsWith(string expected, string value, string message = "") => throw null;
        public static void ThrowsException(Type exception, Action action, string message = "") => throw null;
    }

    public sealed class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, string message = "") => throw null;
        public static void AreNotEqual(ICollection notExpected, ICollection actual, string message = "") => throw null;
        public static void Empty(ICollection collection, string message = "") => throw null;
        public static void NotEmpty(ICollection collection, string message = "") => throw null;
    }
}
