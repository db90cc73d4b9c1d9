using NanoLpa;
using NanoLpa.Desktop;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Smdp;

namespace HostTests.EndToEnd;

/// <summary>Servers that write the same in other ways, and the PC's network in place of the modem's.</summary>
public class VariantTests
{
    public static TheoryData<string> Forms => ["chunked", "one byte", "header last", "escaped", "lines", "all"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Servers_of_either_habit_are_understood(string form)
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Smdp = new SmdpOptions { Form = Form(form) } });
        await bench.AssertNextDownloadWorksAsync();
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task The_pc_s_network_may_be_used(string form)
    {
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Smdp = new SmdpOptions { Form = Form(form) } });
        using var https = new PcHttps();
        bench.Network = https;
        await bench.AssertNextDownloadWorksAsync();
    }

    [Fact]
    public async Task The_pc_s_network_refuses_what_it_does_not_trust_or_cannot_reach()
    {
        await using var bench = await Bench.StartAsync();
        bench.CaPem = "";
        using var https = new PcHttps();
        bench.Network = https;
        var session = await bench.RunAsync(
            bench.Smdp.ActivationCode(bench.Smdp.Orders[0]), "1$no-such-host.invalid$X", "1$localhost:1$X");

        Assert.False(session.Succeeded);
        var errors = session.Lines.Where(l => l.StartsWith("error:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, errors.Length);
        Assert.Contains("no TLS connection", errors[0]);
        Assert.Contains("the server's name is unknown", errors[1]);
        Assert.Contains("the server cannot be reached", errors[2]);
        Assert.Empty(bench.Smdp.Calls);
    }

    [Fact]
    public async Task One_connection_serves_a_whole_download()
    {
        var opened = 0;
        await using var bench = await Bench.StartAsync();
        bench.AutoReport = false;
        bench.Board.Modem.Options.Faults = line =>
        {
            opened += line.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal) ? 1 : 0;
            return null;
        };
        await bench.AssertNextDownloadWorksAsync();
        Assert.Equal(1, opened);
    }

    private static AnswerForm Form(string name) => name switch
    {
        "chunked" => new AnswerForm { ChunkSize = 1000 },
        "one byte" => new AnswerForm { ChunkSize = 1 },
        "header last" => new AnswerForm { HeaderLast = true },
        "escaped" => new AnswerForm { EscapeSlashes = true },
        "lines" => new AnswerForm { Base64LineBreaks = true },
        _ => new AnswerForm { ChunkSize = 77, HeaderLast = true, EscapeSlashes = true, Base64LineBreaks = true },
    };
}
