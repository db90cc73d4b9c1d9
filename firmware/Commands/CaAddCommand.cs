namespace NanoLpa.Firmware
{
    /// <summary><c>ca add</c>: takes a root certificate that is pasted.</summary>
    public sealed class CaAddCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "ca add";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "takes one in PEM, pasted on the lines that follow";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => arguments.Length == 0 ? Run(lpa, false) : lpa.FailUsage(this);

        /// <summary>Takes one.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="begun">Whether its first line has been read already.</param>
        internal bool Run(LpaConsole lpa, bool begun)
        {
            try
            {
                var root = CertificatePaste.Read(lpa, begun);
                if (root == null)
                {
                    return lpa.Fail("cancelled; nothing was kept");
                }

                lpa.Device.Roots.Load();
                Show(lpa, root, lpa.Device.Roots.Add(root));
                return true;
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Certificates;
                return lpa.Fail(e);
            }
        }

        private static void Show(LpaConsole lpa, RootCertificate root, bool isNew)
        {
            lpa.Print((isNew ? "added: " : "there already: ") + root.Name);
            lpa.Answer.Value("added", isNew);
            lpa.Answer.Value("subject", root.Name);
            var fields = new Fields(lpa);
            fields.Text("key identifier", "keyId", root.KeyId);
            fields.Text("valid until", "validUntil", root.LastDayText);
            lpa.Answer.Value("test", KnownRoots.IsTest(root.KeyId));
            if (KnownRoots.IsTest(root.KeyId))
            {
                lpa.Print(CaListCommand.TestWarning);
            }
        }
    }
}
