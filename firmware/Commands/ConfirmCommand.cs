namespace NanoLpa.Firmware
{
    /// <summary><c>confirm</c>: whether a download asks before it installs.</summary>
    public sealed class ConfirmCommand : ICommand
    {
        private const int LongestTime = 3600;

        /// <inheritdoc />
        public string Name => "confirm";

        /// <inheritdoc />
        public string Arguments => "on|off [seconds]";

        /// <inheritdoc />
        public string Help => "whether a download asks before it installs, and how long; off unless set";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length < 1 || arguments.Length > 2 || (arguments[0] != "on" && arguments[0] != "off"))
            {
                return lpa.FailUsage(this);
            }

            var question = lpa.InstallQuestion;
            if (arguments.Length == 2)
            {
                var seconds = ProfileRows.Number(arguments[1]);
                if (seconds < 1 || seconds > LongestTime)
                {
                    return lpa.Fail("the seconds are a number from 1 to " + LongestTime.ToString());
                }

                question.Seconds = seconds;
            }

            question.IsOn = arguments[0] == "on";
            lpa.Answer.Value("confirm", question.IsOn);
            lpa.Answer.Value("seconds", question.Seconds);
            return true;
        }
    }
}
