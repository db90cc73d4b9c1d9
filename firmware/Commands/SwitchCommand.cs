namespace NanoLpa.Firmware
{
    /// <summary><c>switch</c>: enables a profile, and the one before again when there is no service with it.</summary>
    public sealed class SwitchCommand : ICommand
    {
        private const string Data = "data";
        private const int LongestSeconds = 3600;

        /// <inheritdoc />
        public string Name => "switch";

        /// <inheritdoc />
        public string Arguments => "<iccid, aid or row> [data] [seconds]";

        /// <inheritdoc />
        public string Help => "enables a profile and waits for service, with data for a connection; goes back when there is none in time";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var data = arguments.Length > 1 && arguments[1].ToLower() == Data;
            var words = data ? 2 : 1;
            var seconds = arguments.Length == words + 1 ? ProfileRows.Number(arguments[words]) : 0;
            if (lpa.Device == null || arguments.Length == 0 || arguments.Length > words + 1
                || (arguments.Length > words && (seconds < 1 || seconds > LongestSeconds)))
            {
                return lpa.FailUsage(this);
            }

            var identifier = lpa.Rows.Iccid(lpa, arguments[0]);
            return identifier != null && Switch(lpa, identifier, data, seconds);
        }

        private static bool Switch(LpaConsole lpa, string identifier, bool data, int seconds)
        {
            var procedure = new ProfileSwitch(lpa);
            if (seconds > 0)
            {
                procedure.Timeout = 1000 * seconds;
            }

            try
            {
                var iccid = procedure.Run(identifier, data);
                lpa.Print(iccid + " is enabled, and there is service");
                lpa.Answer.Value("iccid", iccid);
                lpa.Answer.Value("previous", procedure.Previous);
                return true;
            }
            catch (LpaException e)
            {
                lpa.Answer.Value("previous", procedure.Previous);
                lpa.Answer.Value("outcome", procedure.Outcome);
                if (procedure.BackError != null)
                {
                    lpa.Answer.BeginObject("back");
                    lpa.Answer.Value(procedure.BackError);
                    lpa.Answer.EndObject();
                }

                return lpa.Answer.Fail(e, procedure.Outcome);
            }
        }
    }
}
