namespace HostTests.Desktop;

/// <summary>The program at a real terminal. Windows has no pseudo-terminals to try it with.</summary>
public class TerminalTests
{
    private const string Terminal = "<\"$T\" >\"$T\" 2>&1";
    private const string Cooked = "stty sane <\"$T\";";
    private const string Up = "\e[A";
    private const string Left = "\e[D";

    [Fact]
    public async Task Lines_are_edited_called_back_and_completed_and_errors_are_red()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, [], []);
        await process.WaitForAsync("> ");
        await process.TypeAsync("lxst" + Left + Left + "\u007fi\r");
        await process.WaitForAsync("no profiles");
        await process.TypeAsync("vers\t\r");
        await process.WaitForAsync("modem: BG95-M3");
        await process.TypeAsync(Up + Up + "\r");
        await process.WaitForAsync("no profiles");
        await process.TypeAsync("nonsense\r");
        await process.WaitForAsync("\e[38;5;9merror: unknown command");
        await process.TypeAsync("reset all\r");
        await process.WaitForAsync("will be deleted for good");
        await process.TypeAsync("secret\r");
        await process.WaitForAsync("error: not confirmed");

        // What was answered is no command to be called back; what was begun can be taken away.
        await process.TypeAsync(Up);
        await process.WaitForAsync("reset all");
        await process.TypeAsync("\u0015\u0004");
        Assert.Equal(1, await process.EndAsync());
        Assert.DoesNotContain("OTA", process.Shown);
    }

    [Fact]
    public async Task Lines_that_are_pasted_together_are_commands_one_by_one()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, [], []);
        await process.WaitForAsync("> ");
        await process.TypeAsync("list\rreset smdp\nno\nlist\r");
        await process.WaitForAsync("no profiles");
        await process.WaitForAsync("error: not confirmed");
        await process.WaitForAsync("no profiles");
        await process.TypeAsync("\u0004");
        Assert.Equal(1, await process.EndAsync());
    }

    [Fact]
    public async Task A_person_who_rests_in_a_line_is_not_cut_off_by_what_the_console_does_meanwhile()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, [], []);
        await process.WaitForAsync("> ");
        await process.TypeAsync("li");

        // Longer than the console waits for a line before it looks for notifications.
        await Task.Delay(3000);
        await process.TypeAsync("st\r");
        await process.WaitForAsync("no profiles");
        await process.TypeAsync("\u0004");
        Assert.Equal(0, await process.EndAsync());
    }

    [Fact]
    public async Task A_terminal_that_knows_nothing_gets_no_escape_sequences()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, ["TERM=dumb"], [], Cooked);
        await process.WaitForAsync("> ");
        await process.TypeAsync("nonsense\n");
        await process.WaitForAsync("error: unknown command");
        await process.TypeAsync("\u0004");
        Assert.Equal(1, await process.EndAsync());
        Assert.DoesNotContain('\e', process.Shown);
    }

    [Fact]
    public async Task NO_COLOR_leaves_editing_and_takes_colours_away()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, ["NO_COLOR=1"], []);
        await process.WaitForAsync("> ");
        await process.TypeAsync("nonsense\r");
        await process.WaitForAsync("error: unknown command");
        await process.TypeAsync(Up + "\r");
        await process.WaitForAsync("error: unknown command");
        await process.TypeAsync("\u0004");
        Assert.Equal(1, await process.EndAsync());
        Assert.DoesNotMatch("\e\\[[0-9;]*m", process.Shown);
    }

    [Fact]
    public async Task An_output_that_is_a_file_gets_text_only_though_a_person_types()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var file = Path.GetTempFileName();
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(60);
        try
        {
            using var process = new PtyProcess($"<\"$T\" >{file} 2>&1", [], [], Cooked);
            while (!(await File.ReadAllTextAsync(file)).Contains("> ", StringComparison.Ordinal))
            {
                Assert.True(DateTime.UtcNow < end, "no prompt");
                await Task.Delay(20);
            }

            await process.TypeAsync("nonsense\n\u0004");
            var code = await process.EndAsync();
            var text = await File.ReadAllTextAsync(file);
            Assert.True(code == 1, $"{code}: {text}");
            Assert.Contains("error: unknown command", text);
            Assert.DoesNotContain(text, c => c is '\e' or '\r');
            Assert.DoesNotContain('\e', process.Shown);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task An_interrupt_ends_it_while_it_waits_for_a_person()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, [], []);
        await process.WaitForAsync("> ");
        await process.InterruptAsync();
        Assert.Equal(1, await process.EndAsync());
        Assert.EndsWith("\n", process.Shown.TrimEnd('\e', '[', '?', '1', 'l', '>'));
    }

    [Fact]
    public async Task An_interrupt_in_the_middle_of_a_download_is_not_blamed_on_the_modem()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var process = new PtyProcess(Terminal, [], ["--smdp-port", "0"]);
        await process.WaitForAsync("LPA:1$");
        await process.WaitForAsync("> ");
        var server = process.Shown.Split("LPA:1$")[1].Split('$')[0];
        await process.TypeAsync($"trace on\rconfirm on\rLPA:1${server}$DEMO-LARGE\r");
        await process.WaitForAsync("install? ");
        await process.TypeAsync("yes\r");
        await process.WaitForAsync("loading the profile package");
        await process.InterruptAsync();
        Assert.Equal(1, await process.EndAsync());
        Assert.DoesNotContain("error:", process.Shown);
        Assert.DoesNotContain("OTA result: 0", process.Shown);
    }
}
