using System.Reflection;
using nanoFramework.TestFramework;

namespace HostTests;

/// <summary>Runs every test of tests/NFUnitTest on .NET, each as a case of its own.</summary>
public class DeviceUnitTests
{
    public static IEnumerable<object[]> Cases()
    {
        foreach (var type in typeof(TestClassAttribute).Assembly.GetTypes().Where(t => t.IsDefined(typeof(TestClassAttribute))))
        {
            foreach (var method in type.GetMethods().Where(m => m.IsDefined(typeof(TestMethodAttribute)) || m.IsDefined(typeof(DataRowAttribute))))
            {
                var rows = method.GetCustomAttributes<DataRowAttribute>().ToArray();
                for (var i = 0; i < Math.Max(1, rows.Length); i++)
                {
                    yield return [type.Name, method.Name, i];
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes(string typeName, string methodName, int row)
    {
        var type = typeof(TestClassAttribute).Assembly.GetTypes().Single(t => t.Name == typeName && t.IsDefined(typeof(TestClassAttribute)));
        var test = Activator.CreateInstance(type);
        var method = type.GetMethod(methodName)!;
        var rows = method.GetCustomAttributes<DataRowAttribute>().ToArray();
        Marked<SetupAttribute>(type)?.Invoke(test, null);
        try
        {
            method.Invoke(test, BindingFlags.DoNotWrapExceptions, null, rows.Length == 0 ? null : rows[row].MethodParameters, null);
        }
        finally
        {
            Marked<CleanupAttribute>(type)?.Invoke(test, null);
        }
    }

    private static MethodInfo? Marked<T>(Type type) where T : Attribute =>
        type.GetMethods().SingleOrDefault(m => m.IsDefined(typeof(T)));
}
