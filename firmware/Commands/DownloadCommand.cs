namespace NanoLpa.Firmware
{
    /// <summary><c>download</c>: downloads and installs a profile.</summary>
    public sealed class DownloadCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "download";

        /// <inheritdoc />
        public string Arguments => "[activation code [confirmation code]]";

        /// <inheritdoc />
        public string Help => "downloads and installs a profile; without a code, what the default SM-DP+ has";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 2)
            {
                return lpa.FailUsage(this);
            }

            return DownloadRun.Run(
                lpa,
                () => arguments.Length == 0
                    ? lpa.Esim.Discovery.DownloadDefault(null)
                    : lpa.Esim.ProfileOta(arguments[0], arguments.Length == 2 ? arguments[1] : null));
        }
    }
}
