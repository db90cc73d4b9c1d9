using System.Text.RegularExpressions;

namespace NanoLpa.Flash;

/// <summary>From the sources to a board that runs them.</summary>
internal sealed partial class Flasher(FlashOptions options, Machine machine, StepRunner runner)
{
    private const string Configuration = "Release";

    /// <summary>Builds, flashes the runtime where the board has another one, deploys the application.</summary>
    /// <exception cref="FlashException">What stopped it.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        Check();
        var tools = options.WhatIf ? BuildTools.Named(options) : await BuildTools.FindAsync(options, machine, runner, stop);
        await DoAsync(Restore(tools), stop);
        await DoAsync(Build(tools), stop);
        var image = FindImage();
        await FlashRuntimeAsync(tools, stop);
        await DoAsync(Deploy(tools, image), stop);
    }

    private void Check()
    {
        var target = options.Target;
        if (target.IsEsp32)
        {
            if (options.Dfu || options.Jtag)
            {
                throw new FlashException("an ESP32 is flashed over its serial port, not by DFU or JTAG");
            }

            if (options.Port is null)
            {
                throw new FlashException("which serial port is the board on? Name it with -Port; these are there: " + ListPorts());
            }
        }
        else if (options.Dfu == options.Jtag)
        {
            throw new FlashException("an STM32 is flashed with either -Dfu or -Jtag");
        }

        foreach (var port in new[] { options.Port, options.ConsolePort })
        {
            // On Windows a port is no file, and nanoff tells.
            if (port is not null && !options.WhatIf && !machine.IsWindows && !File.Exists(port))
            {
                throw new FlashException($"there is no serial port {port}; these are there: {ListPorts()}");
            }
        }
    }

    private static string ListPorts()
    {
        string[] patterns = ["ttyUSB*", "ttyACM*", "cu.usb*", "cu.SLAB*", "cu.wch*"];
        var ports = !Directory.Exists("/dev") ? [] : patterns.SelectMany(p => Directory.GetFiles("/dev", p)).Order().ToArray();
        return ports.Length == 0 ? "none that could be a board" : string.Join(", ", ports);
    }

    private static Step Restore(BuildTools tools) => new("restoring packages", tools.NuGet, ["restore", "nfproj.sln"], 15);

    private Step Build(BuildTools tools)
    {
        List<string> arguments = ["nfproj.sln", $"-p:Configuration={Configuration}", "-p:Platform=Any CPU", "-p:Board=" + options.Target.Name, "-verbosity:minimal", "-nologo"];
        if (tools.ProjectSystem is { } folder)
        {
            arguments.Add("-p:NanoFrameworkProjectSystemPath=" + folder);
        }

        return new Step("building " + options.Target.Name, tools.MsBuild, arguments, 30);
    }

    private string FindImage()
    {
        var folder = Path.Combine("boards", options.Target.Board);
        string[] places = [Path.Combine(folder, "bin", Configuration), Path.Combine(folder, "obj", Configuration)];
        var images = places.Select(p => Path.Combine(p, options.Target.AssemblyName + ".bin")).ToArray();
        if (options.WhatIf)
        {
            return images[0];
        }

        var image = images.FirstOrDefault(i => File.Exists(Path.Combine(options.Root, i)))
            ?? throw new FlashException($"the build has made no {images[0]}: is that the nanoFramework project system?");
        var size = new FileInfo(Path.Combine(options.Root, image)).Length;
        return size <= options.Target.DeploymentSize
            ? image
            : throw new FlashException($"the application has {size} bytes, and {options.Target.Name} takes {options.Target.DeploymentSize}");
    }

    private async Task FlashRuntimeAsync(BuildTools tools, CancellationToken stop)
    {
        if (options.Port is { } port && await HasRuntimeAsync(tools, port, stop))
        {
            // nanoff itself leaves one that is up to date alone.
            await DoAsync(new Step("updating the runtime", tools.Nanoff, ["--nanodevice", "--serialport", port, "--update"], 15), stop);
            return;
        }

        await DoAsync(new Step("flashing the runtime", tools.Nanoff, ["--target", options.Target.Name, .. Way(), "--update"], 15), stop);
    }

    /// <summary>Asks the board whether it runs this target's runtime already.</summary>
    private async Task<bool> HasRuntimeAsync(BuildTools tools, string port, CancellationToken stop)
    {
        var ask = new Step("asking the board for its runtime", tools.Nanoff, ["--nanodevice", "--serialport", port, "--devicedetails"], 2);
        Show(ask);
        if (options.WhatIf)
        {
            runner.Output.WriteLine("  (the next command is left out where the board answers with another version of " + options.Target.Name + ", which is then updated)");
            return false;
        }

        // A board that does not answer has no runtime yet: that is no failure.
        var (succeeded, printed) = await runner.RunAsync(ask, stop);
        return succeeded && TargetLine().Match(printed) is { Success: true } match && match.Groups[1].Value == options.Target.Name;
    }

    private Step Deploy(BuildTools tools, string image)
    {
        string[] address = options.Target.DeploymentAddress is { } at ? ["--address", at] : [];
        string[] reset = options.Jtag ? ["--reset"] : [];
        return new Step("deploying the application", tools.Nanoff,
            ["--target", options.Target.Name, .. Way(), "--deploy", "--image", image, .. address, .. reset], 15);
    }

    private string[] Way() => options.Target.IsEsp32 ? ["--serialport", options.Port!] : [options.Dfu ? "--dfu" : "--jtag"];

    private async Task DoAsync(Step step, CancellationToken stop)
    {
        Show(step);
        if (!options.WhatIf && !(await runner.RunAsync(step, stop)).Succeeded)
        {
            throw new FlashException($"{step.Title} failed; its last lines say why: {step.CommandLine}");
        }
    }

    private void Show(Step step)
    {
        runner.Output.WriteLine(options.WhatIf ? step.CommandLine : step.Title + ": " + step.CommandLine);
    }

    // "  Target:   ESP32_REV3" among what nanoff shows of a device.
    [GeneratedRegex(@"^\s*Target:\s+(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex TargetLine();
}
