using System.Globalization;

namespace NanoLpa.Desktop;

/// <summary>A trace in a file: a line with a time stamp for each.</summary>
internal sealed class FileTrace : ITrace, IDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private bool _closed;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be.</exception>
    public FileTrace(FileInfo file, bool raw)
    {
        // Written through line by line: a trace is wanted most when the program ended badly.
        _file = new StreamWriter(file.FullName, PrivateFile.ForWriting()) { AutoFlush = true };
        IsRaw = raw;
    }

    public bool IsRaw { get; }

    public void Write(string? line, string? raw)
    {
        if ((IsRaw ? raw : line) is not { } text)
        {
            return;
        }

        var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (!_closed)
            {
                _file.WriteLine($"{now} {text}");
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            _file.Dispose();
        }
    }
}
