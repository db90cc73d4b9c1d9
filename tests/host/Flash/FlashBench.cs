using NanoLpa.Flash;

namespace HostTests.Flash;

/// <summary>A project's folder and a computer with tools that write down how they were called.</summary>
internal sealed class FlashBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nanolpa-flash-");

    public FlashBench()
    {
        Directory.CreateDirectory(Tools);
        Directory.CreateDirectory(Root);
        Port = Path.Combine(_folder.FullName, "ttyUSB0");
        File.WriteAllText(Port, "");
    }

    public string Tools => Path.Combine(_folder.FullName, "tools");

    public string Root => Path.Combine(_folder.FullName, "project");

    /// <summary>A serial port that is there.</summary>
    public string Port { get; }

    public StringWriter Output { get; } = new();

    /// <summary>How the tools were called, one line each.</summary>
    public string[] Calls => File.Exists(Log) ? File.ReadAllLines(Log) : [];

    private string Log => Path.Combine(_folder.FullName, "calls");

    /// <summary>Puts a tool there that is a shell script.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="script">What it does after it has written down its call.</param>
    public FlashBench With(string name, string script = "")
    {
        var path = Path.Combine(Tools, name);
        File.WriteAllText(path, $"#!/bin/sh\necho \"{name} $*\" >> '{Log}'\n{script}\n");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("the tools are shell scripts");
        }

        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    /// <summary>All tools and the project system, and a build that makes an image.</summary>
    public FlashBench WithAll(FlashTarget target, int imageSize = 1000) => With("nanoff").With("nuget").WithProjectSystem()
        .With("msbuild", $"mkdir -p boards/{target.Board}/bin/Release && head -c {imageSize} /dev/zero > boards/{target.Board}/bin/Release/{target.AssemblyName}.bin");

    public FlashBench WithProjectSystem(string version = "1.2.3")
    {
        var folder = Path.Combine(_folder.FullName, ".vscode", "extensions", "nanoframework.vscode-nanoframework-" + version, "dist", "utils", "nanoFramework", "v1.0");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "NFProjectSystem.CSharp.targets"), "<Project />");
        return this;
    }

    public Task RunAsync(FlashOptions options) =>
        new Flasher(options, new ToolMachine(_folder.FullName, Tools), new StepRunner(Root, Output)).RunAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));

    public async Task<string> FailAsync(FlashOptions options) => (await Assert.ThrowsAsync<FlashException>(() => RunAsync(options))).Message;

    public FlashOptions Options(string board, string? name = null) => new() { Target = FlashTarget.Find(board, name), Root = Root };

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class ToolMachine(string home, string tools) : Machine
    {
        public override bool IsWindows => false;

        public override string Home => home;

        public override string? Variable(string name) => name == "PATH" ? tools : null;
    }
}
