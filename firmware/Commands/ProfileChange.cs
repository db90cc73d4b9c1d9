namespace NanoLpa.Firmware
{
    /// <summary>What <c>enable</c>, <c>disable</c> and <c>delete</c> share: finding the profile, changing it, saying so.</summary>
    internal static class ProfileChange
    {
        public const int Enable = 0;
        public const int Disable = 1;
        public const int Delete = 2;

        private const string NoRefresh = "norefresh";
        private const int AidDigits = 2 * ProfileIdentifier.AidLength;

        /// <summary>Changes the profile that the arguments name.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="command">The command, for its usage.</param>
        /// <param name="arguments">An ICCID, an AID or the number of a row; behind it <c>norefresh</c>, save for a deletion.</param>
        /// <param name="tag"><see cref="Enable"/>, <see cref="Disable"/> or <see cref="Delete"/>.</param>
        /// <param name="done">The word for what was done.</param>
        public static bool Run(LpaConsole lpa, ICommand command, string[] arguments, int tag, string done)
        {
            var refresh = arguments.Length == 1;
            if (!refresh && (tag == Delete || arguments.Length != 2 || arguments[1].ToLower() != NoRefresh))
            {
                return lpa.FailUsage(command);
            }

            var identifier = lpa.Rows.Iccid(lpa, arguments[0]);
            if (identifier == null)
            {
                return false;
            }

            // Also when it fails: only the answer may have been lost.
            lpa.Reporter.Expect();
            if (Change(lpa.Esim.Management, tag, identifier, refresh) != 0)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print(identifier + " " + done + (refresh ? string.Empty : "; the modem does not know yet"));
            lpa.Answer.Value(identifier.Length == AidDigits ? "aid" : "iccid", identifier);
            return true;
        }

        private static int Change(EuiccManagement management, int tag, string identifier, bool refresh)
        {
            switch (tag)
            {
                case Enable:
                    return management.Enable(identifier, refresh);
                case Disable:
                    return management.Disable(identifier, refresh);
                default:
                    return management.Delete(identifier);
            }
        }
    }
}
