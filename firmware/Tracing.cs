using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Who watches modem and servers: the board's own trace, and the console while <c>trace</c> is on.</summary>
    public sealed class Tracing
    {
        private readonly AtClient _at;
        private readonly TracingHttps _https;
        private readonly ITrace _board;

        /// <summary>Starts the board's own trace.</summary>
        /// <param name="at">The modem.</param>
        /// <param name="https">The way to servers.</param>
        /// <param name="board">The board's own; null for none.</param>
        public Tracing(AtClient at, TracingHttps https, ITrace board)
        {
            _at = at;
            _https = https;
            _board = board;
            Show(null);
        }

        /// <summary>Whether the console shows a trace.</summary>
        public bool IsShown { get; private set; }

        /// <summary>Starts a trace beside the board's own; null ends it.</summary>
        public void Show(ITrace console)
        {
            IsShown = console != null;
            var both = console == null ? _board : _board == null ? console : new TracePair(console, _board);
            _at.Trace = both;
            _https.Trace = both;
        }

        private sealed class TracePair : ITrace
        {
            private readonly ITrace _one;
            private readonly ITrace _other;

            public TracePair(ITrace one, ITrace other)
            {
                _one = one;
                _other = other;
            }

            public bool IsRaw => _one.IsRaw || _other.IsRaw;

            public void Write(string line, string raw)
            {
                _one.Write(line, _one.IsRaw ? raw : null);
                _other.Write(line, _other.IsRaw ? raw : null);
            }
        }
    }
}
