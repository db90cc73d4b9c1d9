using System;
using System.Collections;

namespace nanoFramework.TestFramework
{
    /// <summary>The part of nanoFramework.TestFramework's Assert that the unit tests use, on top of xunit's.</summary>
    public static class Assert
    {
        public static void AreEqual(bool expected, bool actual, string message = "") => Equal(expected, actual, message);

        public static void AreEqual(byte expected, byte actual, string message = "") => Equal(expected, actual, message);

        public static void AreEqual(int expected, int actual, string message = "") => Equal(expected, actual, message);

        public static void AreEqual(long expected, long actual, string message = "") => Equal(expected, actual, message);

        public static void AreEqual(uint expected, uint actual, string message = "") => Equal(expected, actual, message);

        public static void AreEqual(string expected, string actual, string message = "") => Equal(expected, actual, message);

        public static void IsTrue(bool condition, string message = "") => Xunit.Assert.True(condition, message);

        public static void IsFalse(bool condition, string message = "") => Xunit.Assert.False(condition, message);

        public static void IsNull(object value, string message = "") => Xunit.Assert.True(value == null, message);

        public static void IsNotNull(object value, string message = "") => Xunit.Assert.True(value != null, message);

        public static void ThrowsException(Type exceptionType, Action action, string message = "") => Xunit.Assert.Throws(exceptionType, action);

        private static void Equal(object expected, object actual, string message)
        {
            if (!object.Equals(expected, actual))
            {
                throw new Xunit.Sdk.XunitException(message + ": expected <" + expected + ">, got <" + actual + ">");
            }
        }
    }

    /// <summary>Assertions on collections.</summary>
    public static class CollectionAssert
    {
        public static void AreEqual(ICollection expected, ICollection actual, string message = "") => Xunit.Assert.Equal(expected, actual);
    }
}
