namespace NanoLpa.Quectel
{
    /// <summary>Hears what a modem says when it starts and when it goes off.</summary>
    internal sealed class BootUrcs : IUrcHandler
    {
        private static readonly byte[][] Up = { Utf8.ToBytes("RDY"), Utf8.ToBytes("APP RDY") };

        private static readonly byte[][] Starting =
        {
            Utf8.ToBytes("+CPIN:"), Utf8.ToBytes("+QUSIM:"), Utf8.ToBytes("+CFUN:")
        };

        private static readonly byte[][] Ending = { Utf8.ToBytes("NORMAL POWER DOWN"), Utf8.ToBytes("POWERED DOWN") };

        /// <summary>It said that it starts, and not since that it ends.</summary>
        public bool IsStarting { get; private set; }

        /// <summary>It said that it has started (RDY); what it says of card and radio, it says before a restart too.</summary>
        public bool IsUp { get; private set; }

        /// <summary>It said that it goes off, and not since that it starts.</summary>
        public bool IsEnding { get; private set; }

        /// <summary>Forgets what was heard.</summary>
        public void Clear()
        {
            IsStarting = false;
            IsEnding = false;
            IsUp = false;
        }

        /// <inheritdoc/>
        public bool OnUrc(AtLine line)
        {
            if (StartsWithAny(line, Up))
            {
                IsUp = true;
                IsStarting = true;
                IsEnding = false;
            }
            else if (StartsWithAny(line, Starting))
            {
                IsStarting = true;
                IsEnding = false;
            }
            else if (StartsWithAny(line, Ending))
            {
                IsStarting = false;
                IsEnding = true;
            }

            // Others want to hear of the card, too.
            return false;
        }

        private static bool StartsWithAny(AtLine line, byte[][] texts)
        {
            foreach (var text in texts)
            {
                if (line.Skip(text))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
