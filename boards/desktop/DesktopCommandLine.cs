using System.CommandLine;
using System.CommandLine.Parsing;
using NanoLpa.Desktop.Serial;

namespace NanoLpa.Desktop;

/// <summary>The options of the program.</summary>
internal static class DesktopCommandLine
{
    private const string Lpm = "lpm";

    private static readonly Option<string> Port = new("--port")
    {
        Description = "Serial device of a modem, for example /dev/ttyUSB2 or COM7. Without it there is a virtual board.",
        HelpName = "DEVICE",
    };

    private static readonly Option<int> Baud = new("--baud")
    {
        Description = "Bits per second on the serial device.",
        DefaultValueFactory = _ => 115200,
    };

    private static readonly Option<string> Https = new("--https")
    {
        Description = "Whose network reaches the servers, unless the setting https says.",
        DefaultValueFactory = _ => "modem",
    };

    private static readonly Option<FileInfo> Ca = new("--ca")
    {
        Description = "Root certificates to trust for TLS, PEM or DER; on the virtual board besides its own.",
        HelpName = "FILE",
    };

    private static readonly Option<DirectoryInfo> Ci = new("--ci")
    {
        Description = "Directory with certificates and keys for the virtual eUICC, SM-DP+ and SM-DS (ci, eum, euicc, dpauth, dppb, "
            + "dptls, dsauth, dstls as .pem or .der, and .key); what is missing is made.",
        HelpName = "DIR",
    };

    private static readonly Option<int> SmdpPort = new("--smdp-port")
    {
        Description = "TCP port of the virtual SM-DP+; any that is free, unless given.",
        HelpName = "N",
    };

    private static readonly Option<int> SmdsPort = new("--smds-port")
    {
        Description = "TCP port of the virtual SM-DS; any that is free, unless given.",
        HelpName = "N",
    };

    private static readonly Option<string> Card = new("--card")
    {
        Description = "The card in the virtual modem: a consumer eUICC, or an M2M eUICC with KORE's LPM applet.",
        DefaultValueFactory = _ => "euicc",
    };

    private static readonly Option<string> ExposeModem = new("--expose-modem")
    {
        Description = "Links PATH to a pseudo-terminal on which the virtual modem answers other programs too.",
        HelpName = "PATH",
    };

    private static readonly Option<FileInfo> Settings = new("--settings")
    {
        Description = "Keeps settings in FILE.0 and FILE.1; a profile switch and root certificates in FILE.2 to FILE.5.",
        HelpName = "FILE",
    };

    private static readonly Option<FileInfo> Trace = new("--trace")
    {
        Description = "Writes what goes to modem and servers to FILE, without secrets.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> TraceRaw = new("--trace-raw")
    {
        Description = "Writes secrets and payloads to the file of --trace too.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Answers with one JSON object a line, as json on does.",
    };

    private static readonly Option<bool> ListPorts = new("--list-ports")
    {
        Description = "Lists the serial devices of this computer and what is known of them; Quectel's are marked.",
    };

    private static readonly Argument<string[]> Command = new("command")
    {
        Description = "One command of the console, which is run instead of it; help lists them. Its answer goes to standard output, all else to standard error.",
        Arity = ArgumentArity.ZeroOrMore,
        CaptureRemainingTokens = true,
    };

    /// <summary>Runs the program.</summary>
    /// <returns>The exit code; see <see cref="DesktopBoard.RunAsync"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Parse(args);
        var code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? DesktopBoard.CannotStart : code;
    }

    /// <summary>Reads the command line.</summary>
    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("NanoLpa: an eSIM Local Profile Assistant. The firmware's console on this computer.")
        {
            Port, Baud, Https, Ca, Ci, Card, SmdpPort, SmdsPort, ExposeModem, Settings, Trace, TraceRaw, Json, ListPorts, Command,
        };
        Https.AcceptOnlyFromAmong("modem", "pc");
        Card.AcceptOnlyFromAmong("euicc", Lpm);
        Ca.AcceptExistingOnly();
        Ci.AcceptExistingOnly();
        SmdpPort.Validators.Add(RequirePort);
        SmdsPort.Validators.Add(RequirePort);
        Baud.Validators.Add(RequireSpeed);
        root.Validators.Add(RefuseVirtualOptionsWithPort);
        root.Validators.Add(RefuseRawWithoutTrace);
        Command.Validators.Add(RefuseUnknownOption);
        root.SetAction((parsed, stop) => parsed.GetValue(ListPorts) ? SerialPortList.ShowAsync(Console.Out, parsed.GetValue(Json)) : DesktopBoard.RunAsync(Options(parsed), stop));

        // A word of a command may begin with @.
        return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
    }

    private static DesktopOptions Options(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        Baud = parsed.GetValue(Baud),
        PcHttps = parsed.GetValue(Https) == "pc",
        Ca = parsed.GetValue(Ca),
        Ci = parsed.GetValue(Ci),
        LpmCard = parsed.GetValue(Card) == Lpm,
        SmdpPort = parsed.GetValue(SmdpPort),
        SmdsPort = parsed.GetValue(SmdsPort),
        ExposeModem = parsed.GetValue(ExposeModem),
        Settings = parsed.GetValue(Settings),
        Trace = parsed.GetValue(Trace),
        TraceRaw = parsed.GetValue(TraceRaw),
        Json = parsed.GetValue(Json),
        Command = parsed.GetValue(Command) ?? [],
    };

    private static void RequirePort(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() is < 0 or > 65535)
        {
            result.AddError($"{result.Option.Name} takes a number from 0 to 65535.");
        }
    }

    private static void RequireSpeed(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() <= 0)
        {
            result.AddError("--baud takes a positive number.");
        }
    }

    /// <summary>What looks like an option where a command begins is a slip; behind that, a command has its words as they are.</summary>
    private static void RefuseUnknownOption(ArgumentResult result)
    {
        if (result.Tokens.Count > 0 && result.Tokens[0].Value.StartsWith('-'))
        {
            result.AddError($"There is no option {result.Tokens[0].Value}.");
        }
    }

    private static void RefuseRawWithoutTrace(CommandResult result)
    {
        if (result.GetValue(TraceRaw) && result.GetResult(Trace) is null)
        {
            result.AddError("--trace-raw needs --trace FILE.");
        }
    }

    private static void RefuseVirtualOptionsWithPort(CommandResult result)
    {
        Option[] virtualOnly = [Ci, Card, SmdpPort, SmdsPort, ExposeModem];
        if (result.GetResult(Port) is not null && virtualOnly.FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } option)
        {
            result.AddError($"{option.Name} is for the virtual board; there is none with --port.");
        }
    }
}
