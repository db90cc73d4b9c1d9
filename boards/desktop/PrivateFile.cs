namespace NanoLpa.Desktop;

/// <summary>Files with passwords and codes in them.</summary>
internal static class PrivateFile
{
    /// <summary>Makes a file, or writes one anew. A new one is its owner's alone where files have modes; one that exists keeps its own.</summary>
    public static FileStreamOptions ForWriting()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
