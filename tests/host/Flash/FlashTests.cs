using NanoLpa.Flash;

namespace HostTests.Flash;

/// <summary>Which commands put the firmware onto a board, and what is said when one is missing or fails.</summary>
public class FlashTests
{
    private static readonly FlashTarget Esp32 = FlashTarget.Find("esp32", null);

    [Theory]
    [InlineData("esp32")]
    [InlineData("stm32")]
    public void Every_board_that_is_built_can_be_flashed_and_no_other(string board)
    {
        var files = Directory.GetFiles(Path.Combine(FlashScriptTests.Root(), "boards", board, "Boards"), "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)!);
        Assert.Equal(files.Order(StringComparer.Ordinal), FlashTarget.All.Where(t => t.Board == board).Select(t => t.Name).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(FlashScriptTests.Root(), FlashTarget.Find(board, null).Project)));
    }

    [Fact]
    public async Task An_ESP32_without_a_runtime_gets_it_and_the_application()
    {
        using var bench = new FlashBench().WithAll(Esp32).With("nanoff", "case \"$*\" in *devicedetails*) exit 1;; esac");
        await bench.RunAsync(bench.Options("esp32") with { Port = bench.Port });

        Assert.Collection(bench.Calls,
            c => Assert.Equal("nuget restore nfproj.sln", c),
            c => Assert.Matches("^msbuild nfproj.sln -p:Configuration=Release -p:Platform=Any CPU -p:Board=ESP32_REV3 .*-p:NanoFrameworkProjectSystemPath=/.*/v1.0/$", c),
            c => Assert.Equal($"nanoff --nanodevice --serialport {bench.Port} --devicedetails", c),
            c => Assert.Equal($"nanoff --target ESP32_REV3 --serialport {bench.Port} --update", c),
            c => Assert.Equal($"nanoff --target ESP32_REV3 --serialport {bench.Port} --deploy --image boards/esp32/bin/Release/NanoLpa.Esp32.bin", c));
    }

    [Theory]
    [InlineData("ESP32_REV3", "--nanodevice --serialport {0} --update")]
    [InlineData("ESP32_REV", "--target ESP32_REV3 --serialport {0} --update")]
    [InlineData("ESP32_REV33", "--target ESP32_REV3 --serialport {0} --update")]
    public async Task A_board_that_runs_the_target_s_runtime_is_only_brought_up_to_date(string running, string update)
    {
        using var bench = new FlashBench().WithAll(Esp32)
            .With("nanoff", $"case \"$*\" in *devicedetails*) printf 'HAL build info: nanoCLR\\n  Target:   {running}\\n  Platform: ESP32\\n';; esac");
        await bench.RunAsync(bench.Options("esp32") with { Port = bench.Port });
        Assert.Equal("nanoff " + string.Format(update, bench.Port), bench.Calls[3]);
    }

    [Theory]
    [InlineData("ST_STM32F769I_DISCOVERY", true, "--dfu", "--address 0x080C0000")]
    [InlineData("ST_STM32F429I_DISCOVERY", false, "--jtag", "--address 0x080A0000 --reset")]
    public async Task An_STM32_is_flashed_by_DFU_or_JTAG(string name, bool dfu, string way, string rest)
    {
        var target = FlashTarget.Find("stm32", name);
        using var bench = new FlashBench().WithAll(target);
        await bench.RunAsync(bench.Options("stm32", name) with { Dfu = dfu, Jtag = !dfu });
        Assert.Equal($"nanoff --target {name} {way} --update", bench.Calls[^2]);
        Assert.Equal($"nanoff --target {name} {way} --deploy --image boards/stm32/bin/Release/NanoLpa.Stm32.bin {rest}", bench.Calls[^1]);
    }

    [Fact]
    public async Task What_if_prints_every_command_and_runs_none()
    {
        using var bench = new FlashBench();
        await bench.RunAsync(bench.Options("esp32") with { Port = "COM5", WhatIf = true });
        Assert.Empty(bench.Calls);
        var lines = bench.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["nuget", "msbuild", "nanoff", "nanoff", "nanoff"], lines.Where(l => l[0] != ' ').Select(l => l.Split(' ')[0]));
    }

    [Theory]
    [InlineData("nanoff", "dotnet tool install -g nanoff")]
    [InlineData("nuget", "apt install nuget")]
    [InlineData("msbuild", "https://www.mono-project.com")]
    public async Task A_tool_that_is_missing_is_named_with_the_way_to_get_it(string tool, string way)
    {
        using var bench = new FlashBench().WithAll(Esp32);
        File.Delete(Path.Combine(bench.Tools, tool));
        var message = await bench.FailAsync(bench.Options("esp32") with { Port = bench.Port });
        Assert.StartsWith(tool + " is not installed", message);
        Assert.Contains(way, message);
        Assert.DoesNotContain('\n', message);
        Assert.Empty(bench.Calls);
    }

    [Fact]
    public async Task The_newest_project_system_of_Visual_Studio_Code_is_taken_and_a_missing_one_is_named()
    {
        using var bench = new FlashBench().WithAll(Esp32).WithProjectSystem("1.10.0").WithProjectSystem("1.9.0");
        await bench.RunAsync(bench.Options("esp32") with { Port = bench.Port });
        Assert.Contains("nanoframework.vscode-nanoframework-1.10.0/", bench.Calls[1]);

        using var without = new FlashBench().With("nanoff").With("nuget").With("msbuild");
        Assert.Contains("project system is not installed", await without.FailAsync(without.Options("esp32") with { Port = without.Port }));
        Assert.Contains("holds no nanoFramework project system",
            await without.FailAsync(without.Options("esp32") with { Port = without.Port, ProjectSystem = without.Root }));
        Assert.Contains("there is no MSBuild at nowhere", await without.FailAsync(without.Options("esp32") with { Port = without.Port, MsBuild = "nowhere" }));
    }

    [Theory]
    [InlineData("nuget", "restoring packages failed")]
    [InlineData("msbuild", "building ESP32_REV3 failed")]
    public async Task A_step_that_fails_ends_it(string tool, string said)
    {
        using var bench = new FlashBench().WithAll(Esp32).With(tool, "echo 'because of this' >&2; exit 3");
        Assert.StartsWith(said, await bench.FailAsync(bench.Options("esp32") with { Port = bench.Port }));
        Assert.Contains("because of this", bench.Output.ToString());
        Assert.StartsWith(tool + " ", bench.Calls[^1]);
    }

    [Fact]
    public async Task A_flasher_that_fails_ends_it_before_the_application_goes_out()
    {
        using var bench = new FlashBench().WithAll(Esp32).With("nanoff", "exit 1");
        Assert.StartsWith("flashing the runtime failed", await bench.FailAsync(bench.Options("esp32") with { Port = bench.Port }));
        Assert.EndsWith("--update", bench.Calls[^1]);
    }

    [Fact]
    public async Task An_application_that_does_not_fit_is_not_flashed()
    {
        using var bench = new FlashBench().WithAll(Esp32, Esp32.DeploymentSize + 1);
        Assert.Equal("the application has 1835009 bytes, and ESP32_REV3 takes 1835008", await bench.FailAsync(bench.Options("esp32") with { Port = bench.Port }));
        Assert.StartsWith("msbuild ", bench.Calls[^1]);

        using var nothing = new FlashBench().WithAll(Esp32).With("msbuild");
        Assert.Contains("has made no boards/esp32/bin/Release/NanoLpa.Esp32.bin", await nothing.FailAsync(nothing.Options("esp32") with { Port = nothing.Port }));
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused_before_anything_runs()
    {
        using var bench = new FlashBench().WithAll(Esp32);
        Assert.Contains("Name it with -Port", await bench.FailAsync(bench.Options("esp32")));
        Assert.Contains("not by DFU or JTAG", await bench.FailAsync(bench.Options("esp32") with { Port = bench.Port, Dfu = true }));
        Assert.Contains("either -Dfu or -Jtag", await bench.FailAsync(bench.Options("stm32")));
        Assert.Contains("either -Dfu or -Jtag", await bench.FailAsync(bench.Options("stm32") with { Dfu = true, Jtag = true }));
        Assert.Contains("there is no serial port /dev/no-such", await bench.FailAsync(bench.Options("esp32") with { Port = "/dev/no-such" }));
        Assert.Empty(bench.Calls);
        Assert.Contains("esp32, stm32", Assert.Throws<FlashException>(() => FlashTarget.Find("esp8266", null)).Message);
        Assert.Contains("ESP32_S3_OCTAL", Assert.Throws<FlashException>(() => FlashTarget.Find("esp32", "ESP32_S3")).Message);
    }
}
