namespace NanoLpa.Flash;

/// <summary>The programs that are needed, and how to get the one that is missing.</summary>
/// <param name="Nanoff">nanoFramework's flasher.</param>
/// <param name="NuGet">The NuGet command line: packages.config is nothing that dotnet restores.</param>
/// <param name="MsBuild">MSBuild of Visual Studio or of Mono: nanoFramework's project system does not run in dotnet's.</param>
/// <param name="ProjectSystem">Folder of nanoFramework's project system, with a slash at the end; null: MSBuild has it in its own.</param>
internal sealed record BuildTools(string Nanoff, string NuGet, string MsBuild, string? ProjectSystem)
{
    private const string Extension = "nanoframework.vscode-nanoframework-";
    private const string ProjectSystemFile = "NFProjectSystem.CSharp.targets";

    /// <summary>The tools' bare names, for showing commands where they are not installed.</summary>
    public static BuildTools Named(FlashOptions options) => new("nanoff", "nuget", options.MsBuild ?? "msbuild", options.ProjectSystem);

    /// <summary>Finds them all.</summary>
    /// <exception cref="FlashException">One is missing.</exception>
    public static async Task<BuildTools> FindAsync(FlashOptions options, Machine machine, StepRunner runner, CancellationToken stop)
    {
        var nanoff = machine.Find("nanoff", Path.Combine(machine.Home, ".dotnet", "tools"))
            ?? throw new FlashException("nanoff is not installed; get it with: dotnet tool install -g nanoff");
        var nuget = machine.Find("nuget", MonoFolders) ?? throw new FlashException("nuget is not installed; get it with: " + (machine.IsWindows
            ? "winget install Microsoft.NuGet"
            : "brew install nuget (macOS), apt install nuget (Linux)"));
        var msbuild = await FindMsBuildAsync(options, machine, runner, stop);
        return new BuildTools(nanoff, nuget, msbuild, FindProjectSystem(options, machine, msbuild));
    }

    private static string[] MonoFolders => ["/Library/Frameworks/Mono.framework/Versions/Current/Commands"];

    private static async Task<string> FindMsBuildAsync(FlashOptions options, Machine machine, StepRunner runner, CancellationToken stop)
    {
        if (options.MsBuild is { } given)
        {
            return File.Exists(given) ? Path.GetFullPath(given) : machine.Find(given) ?? throw new FlashException($"there is no MSBuild at {given}");
        }

        if (!machine.IsWindows)
        {
            return machine.Find("msbuild", MonoFolders)
                ?? throw new FlashException("msbuild is not installed; get Mono from https://www.mono-project.com/download/stable, or name it with -MsBuild");
        }

        var vswhere = Path.Combine(machine.Variable("ProgramFiles(x86)") ?? "", "Microsoft Visual Studio", "Installer", "vswhere.exe");
        if (File.Exists(vswhere))
        {
            var (succeeded, printed) = await runner.RunAsync(new Step("looking for MSBuild", vswhere,
                ["-latest", "-products", "*", "-requires", "Microsoft.Component.MSBuild", "-find", @"MSBuild\**\Bin\MSBuild.exe"], 1), stop);
            if (succeeded && printed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is [var first, ..])
            {
                return first;
            }
        }

        throw new FlashException("MSBuild is not installed; get Visual Studio with the workload '.NET desktop development', or name it with -MsBuild");
    }

    /// <summary>Where Visual Studio Code's extension keeps it; Visual Studio's puts it to MSBuild, which then finds it by itself.</summary>
    private static string? FindProjectSystem(FlashOptions options, Machine machine, string msbuild)
    {
        if (options.ProjectSystem is { } given)
        {
            return File.Exists(Path.Combine(given, ProjectSystemFile))
                ? WithSlash(Path.GetFullPath(given))
                : throw new FlashException($"{given} holds no nanoFramework project system: {ProjectSystemFile} is not there");
        }

        // MSBuild\Current\Bin\MSBuild.exe or ...\Bin\amd64\MSBuild.exe: its extensions lie beside Current.
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(msbuild)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "nanoFramework", "v1.0", ProjectSystemFile)))
            {
                return null;
            }
        }

        var extensions = Path.Combine(machine.Home, ".vscode", "extensions");
        var found = !Directory.Exists(extensions) ? null : Directory.GetDirectories(extensions, Extension + "*")
            .OrderBy(f => Version.TryParse(Path.GetFileName(f)[Extension.Length..], out var version) ? version : new Version())
            .Select(f => Path.Combine(f, "dist", "utils", "nanoFramework", "v1.0"))
            .LastOrDefault(f => File.Exists(Path.Combine(f, ProjectSystemFile)));
        return found is null
            ? throw new FlashException("nanoFramework's project system is not installed; get the extension 'nanoFramework' for Visual Studio or "
                + "Visual Studio Code, or name its folder with -ProjectSystem")
            : WithSlash(found);
    }

    private static string WithSlash(string folder) => folder.Replace('\\', '/').TrimEnd('/') + "/";
}
