using System.Diagnostics;
using System.Text.RegularExpressions;
using NanoLpa.Flash;

namespace HostTests.Flash;

/// <summary>flash.ps1 and the program behind it.</summary>
public class FlashScriptTests
{
    private static readonly string Script = Path.Combine(Root(), "flash.ps1");

    [Fact]
    public void Every_parameter_of_the_script_is_an_option_of_the_program_and_the_other_way_round()
    {
        var text = File.ReadAllText(Script);
        var parameters = Regex.Matches(text, @"\[(?:string|switch)\] \$(\w+)").Select(m => m.Groups[1].Value).Append("WhatIf").ToArray();
        var passed = Regex.Matches(text, @"'(--[a-z-]+)'").Select(m => m.Groups[1].Value).Where(o => o != "--project").ToArray();
        var options = FlashCommandLine.Parse([]).RootCommandResult.Command.Options.Select(o => o.Name).Where(n => n is not ("--help" or "--version"));

        Assert.Equal(options.Order(), passed.Order());
        Assert.Equal(passed.Select(o => o.Replace("-", "")).Order(), parameters.Select(p => p.ToLowerInvariant()).Order());
        Assert.All(parameters.Except(["Board", "WhatIf"]), p => Assert.Contains($"if (${p}) {{", text));
    }

    [PowerShellFact]
    public async Task The_script_prints_the_commands()
    {
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-File", Script, "-Board", "esp32", "-Target", "ESP32_S3_OCTAL", "-Port", "COM5", "-WhatIf"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("nanoff --target ESP32_S3_OCTAL --serialport COM5 --deploy", output);
    }

    /// <summary>The project's folder.</summary>
    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "nfproj.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("nfproj.sln");
        }

        return folder;
    }

    /// <summary>A test that needs PowerShell 7.</summary>
    private sealed class PowerShellFactAttribute : FactAttribute
    {
        public PowerShellFactAttribute() => Skip = new Machine().Find("pwsh") is null ? "PowerShell 7 is not installed" : null;
    }
}
