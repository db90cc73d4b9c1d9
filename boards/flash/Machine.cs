namespace NanoLpa.Flash;

/// <summary>Where programs are on this computer.</summary>
internal class Machine
{
    /// <summary>Whether it runs Windows.</summary>
    public virtual bool IsWindows => OperatingSystem.IsWindows();

    /// <summary>The user's folder.</summary>
    public virtual string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>A variable of the environment; null where it is not set.</summary>
    public virtual string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <summary>Finds a program on the PATH, and then in the folders given.</summary>
    /// <returns>Its path; null: it is not there.</returns>
    public string? Find(string program, params string[] folders)
    {
        var path = (Variable("PATH") ?? "").Split(IsWindows ? ';' : ':', StringSplitOptions.RemoveEmptyEntries);
        string[] names = IsWindows ? [program + ".exe", program + ".cmd", program + ".bat"] : [program];
        return path.Concat(folders).SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists);
    }
}
