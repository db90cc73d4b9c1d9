namespace NanoLpa.Firmware
{
    /// <summary><c>attach</c>: brings the modem into the network.</summary>
    public sealed class AttachCommand : ICommand
    {
        private const int UsualSeconds = 180;
        private const int LongestSeconds = 3600;

        /// <inheritdoc />
        public string Name => "attach";

        /// <inheritdoc />
        public string Arguments => "[seconds]";

        /// <inheritdoc />
        public string Help => "brings the modem into the network, within 180 seconds unless given";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var seconds = arguments.Length == 1 ? ProfileRows.Number(arguments[0]) : UsualSeconds;
            if (lpa.Device == null || arguments.Length > 1 || seconds < 1 || seconds > LongestSeconds)
            {
                return lpa.FailUsage(this);
            }

            var attach = lpa.Device.Modem.Attach;
            attach.Listener = new AttachDisplay(lpa);
            try
            {
                attach.Run(1000 * seconds);
                NetworkFields.Show(lpa);
                return true;
            }
            catch (LpaException e)
            {
                if (attach.Report != null)
                {
                    lpa.Print("the modem says: " + attach.Report);
                    lpa.Answer.Value("report", attach.Report);
                }

                return lpa.Fail(e);
            }
            finally
            {
                attach.Listener = null;
            }
        }
    }
}
