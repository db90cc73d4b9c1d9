namespace NanoLpa.Quectel
{
    /// <summary>Takes the reports of a changed registration, so that nobody waits longer than needed, and notes which tell of a loss.</summary>
    internal sealed class RegistrationUrcs : IUrcHandler
    {
        private static readonly byte[] Circuit = Utf8.ToBytes("+CREG:");
        private static readonly byte[] Packet = Utf8.ToBytes("+CGREG:");
        private static readonly byte[] Eps = Utf8.ToBytes("+CEREG:");

        /// <summary>Whether data over 2G and 3G was reported to be gone since <see cref="Clear"/>.</summary>
        public bool PacketLost { get; private set; }

        /// <summary>Whether data over LTE was reported to be gone since <see cref="Clear"/>.</summary>
        public bool EpsLost { get; private set; }

        /// <summary>Forgets what was reported.</summary>
        public void Clear()
        {
            PacketLost = false;
            EpsLost = false;
        }

        /// <inheritdoc/>
        public bool OnUrc(AtLine line)
        {
            if (line.Skip(Eps))
            {
                EpsLost |= IsLoss(line);
                return true;
            }

            if (line.Skip(Packet))
            {
                PacketLost |= IsLoss(line);
                return true;
            }

            return line.Skip(Circuit);
        }

        /// <summary>A report begins with the state; the answer to a question, which may come late, with another number before it.</summary>
        private static bool IsLoss(AtLine line)
        {
            var state = NetworkInfo.Parse(line.Number());
            if (line.Skip(',') && line.Left > 0 && line.Buffer[line.Position] >= 0x30 && line.Buffer[line.Position] <= 0x39)
            {
                return false;
            }

            return !Registration.IsIn(state);
        }
    }
}
