namespace NanoLpa.Firmware
{
    /// <summary><c>tls</c>: whether servers are checked. Always after a start: this is no setting.</summary>
    public sealed class TlsCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "tls";

        /// <inheritdoc />
        public string Arguments => "[secure|insecure]";

        /// <inheritdoc />
        public string Help => "whether servers' certificates are checked; insecure until the next start at most";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var wanted = arguments.Length == 1 ? arguments[0].ToLower() : null;
            if (lpa.Device?.Servers == null || arguments.Length > 1 || (wanted != null && wanted != "secure" && wanted != "insecure"))
            {
                return lpa.FailUsage(this);
            }

            var servers = lpa.Device.Servers;
            if (wanted != null)
            {
                servers.SkipsVerification = wanted == "insecure";
            }

            lpa.Print(servers.SkipsVerification
                ? "servers' certificates are NOT checked until tls secure or the next start: for test servers only"
                : "servers' certificates are checked");
            lpa.Answer.Value("verified", !servers.SkipsVerification);
            return true;
        }
    }
}
