namespace NanoLpa.Firmware
{
    /// <summary><c>ca remove</c>: takes a root certificate away.</summary>
    public sealed class CaRemoveCommand : ICommand
    {
        private readonly RootRows _rows;

        internal CaRemoveCommand(RootRows rows)
        {
            _rows = rows;
        }

        /// <inheritdoc />
        public string Name => "ca remove";

        /// <inheritdoc />
        public string Arguments => "<row or key identifier>";

        /// <inheritdoc />
        public string Help => "takes one away; the first 8 digits of its key identifier will do";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1)
            {
                return lpa.FailUsage(this);
            }

            try
            {
                var roots = lpa.Device.Roots;
                roots.Load();
                var keyId = _rows.Find(arguments[0], roots.KeyIds());
                if (keyId == null)
                {
                    return lpa.Fail("no such root certificate, or more than one; ca list shows them");
                }

                roots.Remove(keyId);
                lpa.Print("removed: " + keyId);
                if (roots.IsGiven(keyId))
                {
                    lpa.Print("the firmware brings it along: it comes back at the next start, and a network of the board goes on trusting it");
                }

                lpa.Answer.Value("keyId", keyId);
                return true;
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Certificates;
                return lpa.Fail(e);
            }
        }
    }
}
