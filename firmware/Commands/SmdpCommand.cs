namespace NanoLpa.Firmware
{
    /// <summary><c>smdp</c>: shows or sets the default SM-DP+.</summary>
    public sealed class SmdpCommand : ICommand
    {
        private const string Nothing = "-";

        /// <inheritdoc />
        public string Name => "smdp";

        /// <inheritdoc />
        public string Arguments => "[address]";

        /// <inheritdoc />
        public string Help => "shows or sets the default SM-DP+; - takes it away";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 1)
            {
                return lpa.FailUsage(this);
            }

            var management = lpa.Esim.Management;
            var address = arguments.Length == 0 || arguments[0] == Nothing ? string.Empty : arguments[0];
            if (arguments.Length == 1 && management.SetDefaultSmdp(address) != 0)
            {
                return lpa.Fail(management.LastError);
            }

            // Shown as the eUICC has it now.
            var addresses = management.GetAddresses();
            if (addresses == null)
            {
                return lpa.Fail(management.LastError);
            }

            lpa.Print("default SM-DP+: " + (addresses.DefaultSmdp ?? "none"));
            lpa.Answer.Value("smdp", addresses.DefaultSmdp);
            return true;
        }
    }
}
