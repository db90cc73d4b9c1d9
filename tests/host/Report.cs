namespace HostTests;

/// <summary>What a run of the tests has found out. The project file shows it when the run is over: runners keep what a test that passes prints to themselves.</summary>
internal static class Report
{
    private const string Folder = "reports";

    /// <summary>Has a text shown at the end of the run.</summary>
    public static void Show(string name, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, Folder));
        File.WriteAllText(Path.Combine(folder.FullName, name + ".txt"), text);
    }
}
