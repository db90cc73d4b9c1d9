using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Keeps a trace, a bar behind each line.</summary>
    internal sealed class TraceRecorder : ITrace
    {
        public TraceRecorder(bool raw = false)
        {
            IsRaw = raw;
        }

        public bool IsRaw { get; }

        public string Lines { get; private set; } = string.Empty;

        public string RawLines { get; private set; } = string.Empty;

        public void Write(string line, string raw)
        {
            Lines += line == null ? string.Empty : line + "|";
            RawLines += raw == null ? string.Empty : raw + "|";
        }

        public void Clear()
        {
            Lines = string.Empty;
            RawLines = string.Empty;
        }
    }
}
