using HostTests.EndToEnd;
using NanoLpa.Desktop;
using NanoLpa.Firmware;
using NanoLpa.Quectel;
using QRCoder;

namespace HostTests.Desktop;

/// <summary>The QR code of an activation code.</summary>
public class QrCommandTests
{
    private const string Code = "LPA:1$smdp.example.com$MATCHING-ID";

    private static (bool Succeeded, ScriptTerminal Terminal) Run(bool json, params string[] arguments)
    {
        var terminal = new ScriptTerminal();
        var console = new LpaConsole(terminal, new NanoLpa.Esim(null, null, null), "none");
        console.Answer.Json = json;
        console.Add(new QrCommand());
        return (console.Execute(["qr", .. arguments]), terminal);
    }

    [Theory]
    [InlineData(Code)]
    [InlineData("1$smdp.example.com$MATCHING-ID")]
    [InlineData("lpa:1$smdp.example.com$MATCHING-ID")]
    public void What_is_drawn_is_the_code_in_light_blocks_with_its_quiet_zone(string typed)
    {
        var (succeeded, terminal) = Run(false, typed);
        Assert.True(succeeded);

        using var generator = new QRCodeGenerator();
        using var expected = generator.CreateQrCode(Code, QRCodeGenerator.ECCLevel.M);
        var size = expected.ModuleMatrix.Count;
        Assert.Equal((size + 1) / 2, terminal.Lines.Length);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var block = terminal.Lines[y / 2][x];
                var light = block == '█' || block == (y % 2 == 0 ? '▀' : '▄');
                Assert.Equal(expected.ModuleMatrix[y][x], !light);
                Assert.True(light || (x >= 4 && x < size - 4 && y >= 4 && y < size - 4), "the quiet zone is light");
            }
        }
    }

    [Fact]
    public void A_program_gets_the_modules()
    {
        var (succeeded, terminal) = Run(true, Code);
        Assert.True(succeeded);
        using var answer = System.Text.Json.JsonDocument.Parse(terminal.Text);
        var data = answer.RootElement.GetProperty("data");
        Assert.Equal(Code, data.GetProperty("code").GetString());
        var modules = data.GetProperty("modules").EnumerateArray().Select(r => r.GetString()!).ToArray();
        Assert.All(modules, row => Assert.Equal(modules.Length, row.Length));
        Assert.StartsWith("00001111111", modules[4]);
    }

    [Theory]
    [InlineData("http://example.com")]
    [InlineData("LPA:1$")]
    public void What_is_no_activation_code_is_refused(string typed)
    {
        var (succeeded, terminal) = Run(false, typed);
        Assert.False(succeeded);
        Assert.StartsWith("error: reading the activation code: ", Assert.Single(terminal.Lines));
        Assert.DoesNotContain('█', terminal.Text);
    }
}
