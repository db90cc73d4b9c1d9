using NanoLpa.Desktop.Terminal;
using Spectre.Console;

namespace HostTests.Desktop;

/// <summary>The firmware's texts as a terminal shows them, and as a pipe gets them.</summary>
public class StyledOutputTests
{
    private static string Show(ColorSystemSupport colors, params string[] texts)
    {
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = colors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = true;
        var output = new StyledOutput(console);
        foreach (var text in texts)
        {
            output.Write(text);
        }

        return writer.ToString();
    }

    [Fact]
    public void What_is_closed_only_ends_its_line()
    {
        var writer = new StringWriter();
        var output = new PlainOutput(writer, isTerminal: true);
        output.Write("  10 %");
        output.Close();
        output.Write("\r\n");
        output.Write("error: the line is gone\r\n");
        output.EndLine(isOpen: false);
        output.EndLine(isOpen: false);
        output.Write("> ");
        Assert.Equal("  10 %\r\n", writer.ToString());
    }

    [Theory]
    [InlineData("error: no", "\e[31;1merror: no\e[0m\r\n")]
    [InlineData("OTA result: 0", "\e[32mOTA result: 0\e[0m\r\n")]
    [InlineData("OTA result: 1", "\e[31;1mOTA result: 1\e[0m\r\n")]
    [InlineData("EID: 89", "EID: 89\r\n")]
    [InlineData("a name with [red]markup[/]", "a name with [red]markup[/]\r\n")]
    [InlineData("", "\r\n")]
    public void Lines_have_the_colour_of_what_they_say(string line, string shown)
    {
        var colored = Show(ColorSystemSupport.Standard, line + "\r\n");
        Assert.Equal(WithoutEscapes(shown), WithoutEscapes(colored));
        Assert.Equal(shown.Contains('\e'), colored.Contains('\e'));
        Assert.Equal(line + "\r\n", Show(ColorSystemSupport.NoColors, line + "\r\n"));
    }

    [Fact]
    public void Progress_has_a_bar_that_grows_in_place()
    {
        var shown = Show(ColorSystemSupport.NoColors, "\r  10 %, 1 of 10 bytes", "\r  100 %, 10 of 10 bytes", "\r\n", "done\r\n");
        Assert.Equal(
            $"\r  10 %, 1 of 10 bytes  {new string('█', 3)}{new string('░', 27)}\e[K"
                + $"\r  100 %, 10 of 10 bytes  {new string('█', 30)}\e[K\r\ndone\r\n",
            shown);
    }

    [Theory]
    [InlineData("  50 %, 5 of 10 bytes", false, 80, "  ###############...............")]
    [InlineData("  50 %, 5 of 10 bytes", true, 40, null)]
    [InlineData("  999 %, 5 of 10 bytes", false, 80, "  ##############################")]
    [InlineData("confirmation code: ", true, 80, null)]
    public void A_bar_is_where_it_says_something_and_has_room(string line, bool unicode, int width, string? bar) =>
        Assert.Equal(bar, ProgressBar.Of(line, unicode, width));

    [Fact]
    public void A_long_line_stays_one_line()
    {
        var line = "LPA:1$smdp.example.com$" + new string('A', 100) + " and words " + new string('B', 100);
        Assert.Equal(line + "\r\n", Show(ColorSystemSupport.TrueColor, line + "\r\n"));
    }

    [Fact]
    public void A_qr_code_is_dark_on_light_whatever_the_terminal_is() =>
        Assert.StartsWith("\e[", Show(ColorSystemSupport.Standard, "██▀▄ █\r\n"));

    [Fact]
    public void What_stands_in_the_open_line_can_be_taken_over()
    {
        var writer = new StringWriter();
        var output = new StyledOutput(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) }));
        output.Write("line\r\n");
        output.Write("\r> ");
        output.Write("\r> ");
        Assert.Equal("> ", output.TakeOpenLine());
        Assert.Equal("", output.OpenLine);
    }

    [Fact]
    public void A_pipe_gets_lines_as_its_system_has_them()
    {
        var writer = new StringWriter();
        var output = new PlainOutput(writer, isTerminal: false);
        output.Write("error: no\r\n");
        output.Write("name: ");
        Assert.Equal("name: ", output.OpenLine);
        Assert.Equal($"error: no{Environment.NewLine}name: ", writer.ToString());
        Assert.False(output.CanRewriteLine);
    }

    private static string WithoutEscapes(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\e\\[[0-9;]*[A-Za-z]", "");
}
