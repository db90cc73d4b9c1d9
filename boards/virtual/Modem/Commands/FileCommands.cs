namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>Files: AT+QFUPL, AT+QFDWL, AT+QFLST, AT+QFDEL, AT+QFLDS.</summary>
internal static class FileCommands
{
    private const int AcknowledgedBlock = 1024;
    private const int FactoryTimeout = 5;

    public static void Register(CommandTable table) => table
        .AddAsync("+QFUPL", AtForm.Set, UploadAsync)
        .Add("+QFUPL", AtForm.Test, (port, _, answer) => answer.Tell($"+QFUPL: <filename>[,(1-{port.Modem.Files.Free})[,(1-65535)[,(0,1)]]]"))
        .Add("+QFDWL", AtForm.Set, Download)
        .AddFixed("+QFDWL", AtForm.Test, "+QFDWL: <filename>")
        .Add("+QFLST", AtForm.Set, List)
        .Add("+QFLST", AtForm.Execute, List)
        .AddFixed("+QFLST", AtForm.Test, "+QFLST: <filename>")
        .Add("+QFDEL", AtForm.Set, Delete)
        .AddFixed("+QFDEL", AtForm.Test, "+QFDEL: <filename>")
        .Add("+QFLDS", AtForm.Set, (port, command, answer) => command.TryText(0, out var place) && place == "UFS"
            ? answer.Tell($"+QFLDS: {port.Modem.Files.Free},{port.Modem.Options.FileSpace}")
            : AtResult.Cme(CmeErrors.InvalidInput))
        .AddFixed("+QFLDS", AtForm.Test, "+QFLDS: \"UFS\"");

    /// <summary>With acknowledgement on, every full block of 1 KB is answered with an "A".</summary>
    private static async Task<AtResult> UploadAsync(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var name) || !command.TryNumber(1, 1, int.MaxValue, out var size)
            || !command.TryOptionalNumber(2, 1, 65535, FactoryTimeout, out var timeout)
            || !command.TryOptionalNumber(3, 0, 1, 0, out var acknowledge))
        {
            return AtResult.Cme(CmeErrors.InvalidInput);
        }

        var check = port.Modem.Files.Check(name, size);
        if (check.Failed)
        {
            return check;
        }

        var content = new byte[size];
        answer.Line("CONNECT");
        for (var at = 0; at < size; at += AcknowledgedBlock)
        {
            var block = Math.Min(AcknowledgedBlock, size - at);
            if (!await port.ReadDataAsync(answer, content.AsMemory(at, block), TimeSpan.FromSeconds(timeout)).ConfigureAwait(false))
            {
                return AtResult.Cme(CmeErrors.FileTimeout);
            }

            if (acknowledge == 1 && block == AcknowledgedBlock)
            {
                answer.Raw("A");
            }
        }

        port.Modem.Files.Write(name, content);
        return answer.Tell($"+QFUPL: {size},{FileStore.Checksum(content):x}");
    }

    private static AtResult Download(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var name))
        {
            return AtResult.Cme(CmeErrors.InvalidInput);
        }

        if (port.Modem.Files.Read(name) is not { } content)
        {
            return AtResult.Cme(CmeErrors.FileNotFound);
        }

        answer.Line("CONNECT");
        answer.Raw(content);
        answer.EndLine();
        answer.Line($"+QFDWL: {content.Length},{FileStore.Checksum(content):x}");
        return AtResult.Ok;
    }

    private static AtResult List(ModemPort port, AtCommand command, AtAnswer answer)
    {
        var pattern = "*";
        if (command.Count > 0 && !command.TryText(0, out pattern))
        {
            return AtResult.Cme(CmeErrors.InvalidInput);
        }

        var files = port.Modem.Files.List(pattern);
        foreach (var (name, size) in files)
        {
            answer.Line($"+QFLST: \"{name}\",{size}");
        }

        return files.Count == 0 && !pattern.EndsWith('*') ? AtResult.Cme(CmeErrors.FileNotFound) : AtResult.Ok;
    }

    private static AtResult Delete(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var name))
        {
            return AtResult.Cme(CmeErrors.InvalidInput);
        }

        return port.Modem.Files.Delete(name) ? AtResult.Ok : AtResult.Cme(CmeErrors.FileNotFound);
    }
}
