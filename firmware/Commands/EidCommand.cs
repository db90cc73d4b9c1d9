namespace NanoLpa.Firmware
{
    /// <summary><c>eid</c>: shows the EID.</summary>
    public sealed class EidCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "eid";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows the EID of the eUICC";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var eid = lpa.Esim.GetEid();
            if (eid == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print("EID: " + eid);
            lpa.Answer.Value("eid", eid);
            return true;
        }
    }
}
