using System.Text;

namespace NanoLpa.Virtual.Modem;

/// <summary>How a command ended.</summary>
internal readonly record struct AtResult(AtResult.Kinds Kind, int Code = 0)
{
    public enum Kinds
    {
        Ok,
        Error,
        Cme,

        /// <summary>The command has written its own final result.</summary>
        Written,
    }

    public static AtResult Ok => new(Kinds.Ok);

    public static AtResult Error => new(Kinds.Error);

    public static AtResult Written => new(Kinds.Written);

    public bool Failed => Kind is Kinds.Error or Kinds.Cme;

    public static AtResult Cme(int code) => new(Kinds.Cme, code);

    /// <summary>The final result line, as AT+CMEE wants errors shown.</summary>
    public string Text(int errorFormat) => Kind switch
    {
        Kinds.Ok => "OK",
        Kinds.Cme when errorFormat == 1 => $"+CME ERROR: {Code}",
        Kinds.Cme when errorFormat == 2 => $"+CME ERROR: {CmeErrors.Text(Code)}",
        _ => "ERROR",
    };
}

/// <summary>The bytes of an answer in the making: CR LF before the first line, and after every line, unless the port has other habits.</summary>
internal sealed class AtAnswer(PortHabits habits)
{
    private readonly MemoryStream _bytes = new();
    private bool _inBlock;

    /// <summary>One line of information; lines in a row have no blank line between them.</summary>
    public void Line(string text)
    {
        Raw((_inBlock ? "" : habits.LineStart) + text + habits.LineEnd);
        _inBlock = true;
    }

    /// <summary>One line of information, and nothing can go wrong any more.</summary>
    public AtResult Tell(string text)
    {
        Line(text);
        return AtResult.Ok;
    }

    /// <summary>The prompt for data.</summary>
    public void Prompt() => Raw(habits.LineStart + "> ");

    /// <summary>Ends what was written as it is.</summary>
    public void EndLine() => Raw(habits.LineEnd);

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>Characters as they are.</summary>
    public void Raw(string text) => Raw(Encoding.Latin1.GetBytes(text));

    /// <summary>What was written since the last call.</summary>
    public byte[] Take()
    {
        var taken = _bytes.ToArray();
        _bytes.SetLength(0);
        _inBlock = false;
        return taken;
    }
}
