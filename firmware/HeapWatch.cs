namespace NanoLpa.Firmware
{
    /// <summary>Watches the board's memory during a download.</summary>
    public sealed class HeapWatch
    {
        // Each look is a collection: it is taken at every stage, and at every tenth of the package.
        private const int Looks = 10;

        private readonly IMemoryInfo _memory;
        private int _looks;

        /// <summary>Creates the watch.</summary>
        /// <param name="memory">Null where the board does not say.</param>
        public HeapWatch(IMemoryInfo memory)
        {
            _memory = memory;
        }

        /// <summary>Bytes free now; -1: the board does not say.</summary>
        public int Now => _memory == null ? -1 : _memory.FreeBytes();

        /// <summary>Bytes free before the last download; -1: there was none, so for all here.</summary>
        public int Before { get; private set; } = -1;

        /// <summary>The least bytes free that were seen during it.</summary>
        public int Lowest { get; private set; } = -1;

        /// <summary>Bytes free behind it.</summary>
        public int After { get; private set; } = -1;

        /// <summary>A download begins.</summary>
        public void Begin()
        {
            Before = Now;
            Lowest = Before;
            _looks = 0;
        }

        /// <summary>Hears how it goes.</summary>
        public void Hear(EsimEvent message)
        {
            if (message.Kind != EsimEventKind.Progress)
            {
                Look();
                return;
            }

            var looks = message.Loaded / (message.Total / Looks + 1);
            if (looks != _looks)
            {
                _looks = looks;
                Look();
            }
        }

        /// <summary>It has ended.</summary>
        public void End() => After = Look();

        private int Look()
        {
            var free = Now;
            Lowest = free < Lowest ? free : Lowest;
            return free;
        }
    }
}
