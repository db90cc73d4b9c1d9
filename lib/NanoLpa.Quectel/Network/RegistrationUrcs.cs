namespace NanoLpa.Quectel
{
    /// <summary>Takes the reports of a changed registration, so that nobody waits longer than needed.</summary>
    internal sealed class RegistrationUrcs : IUrcHandler
    {
        private static readonly byte[][] Reports = { Utf8.ToBytes("+CEREG:"), Utf8.ToBytes("+CGREG:"), Utf8.ToBytes("+CREG:") };

        /// <inheritdoc/>
        public bool OnUrc(AtLine line)
        {
            foreach (var report in Reports)
            {
                if (line.Skip(report))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
