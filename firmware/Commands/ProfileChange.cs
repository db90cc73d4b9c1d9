namespace NanoLpa.Firmware
{
    /// <summary>What <c>enable</c>, <c>disable</c> and <c>delete</c> share: finding the profile, changing it, saying so.</summary>
    internal static class ProfileChange
    {
        /// <summary>Changes the profile that the arguments name.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="command">The command, for its usage.</param>
        /// <param name="arguments">An ICCID or the number of a row.</param>
        /// <param name="tag">As <see cref="Esim.ProfileHandle"/> takes it.</param>
        /// <param name="done">The word for what was done.</param>
        public static bool Run(LpaConsole lpa, ICommand command, string[] arguments, int tag, string done)
        {
            if (arguments.Length != 1)
            {
                return lpa.FailUsage(command);
            }

            var iccid = lpa.Rows.Iccid(lpa, arguments[0]);
            if (iccid == null)
            {
                return false;
            }

            if (lpa.Esim.ProfileHandle(tag, iccid) != 0)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print(iccid + " " + done);
            lpa.Answer.Value("iccid", iccid);
            return true;
        }
    }
}
