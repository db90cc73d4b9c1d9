namespace nanoFramework.TestFramework
{
    // A test project refers to the launcher so that it is deployed; no code does.
    internal static class Program
    {
        private static void Main() => throw null;
    }
}
