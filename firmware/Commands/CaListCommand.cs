namespace NanoLpa.Firmware
{
    /// <summary><c>ca list</c>: the root certificates that servers are checked against.</summary>
    public sealed class CaListCommand : ICommand
    {
        /// <summary>What is said of a root of GSMA SGP.26.</summary>
        internal const string TestWarning = "warning: this is a test root; its private key is published, and whoever has it can pass for any server";

        private readonly RootRows _rows;

        internal CaListCommand(RootRows rows)
        {
            _rows = rows;
        }

        /// <inheritdoc />
        public string Name => "ca list";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows them: row, key identifier, name of those that are known";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length > 0)
            {
                return lpa.FailUsage(this);
            }

            try
            {
                lpa.Device.Roots.Load();
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Certificates;
                return lpa.Fail(e);
            }

            var keyIds = lpa.Device.Roots.KeyIds();
            _rows.Remember(keyIds);
            if (keyIds.Length == 0)
            {
                lpa.Print("no root certificates; ca add takes one");
            }

            lpa.Answer.BeginArray("roots");
            for (var i = 0; i < keyIds.Length; i++)
            {
                Show(lpa, i + 1, keyIds[i]);
            }

            lpa.Answer.EndArray();
            return true;
        }

        private static void Show(LpaConsole lpa, int row, string keyId)
        {
            var roots = lpa.Device.Roots;
            var name = KnownRoots.NameOf(keyId);
            var onModem = roots.IsOnModem(keyId);
            var onBoard = roots.IsOnBoard(keyId);
            var place = !roots.IsKeptOnBoard || (onModem && onBoard) ? string.Empty : onModem ? "  (modem only)" : "  (board only)";
            lpa.Print(row.ToString() + "  " + keyId + (name == null ? string.Empty : "  " + name) + place);
            if (KnownRoots.IsTest(keyId))
            {
                lpa.Print(TestWarning);
            }

            lpa.Answer.BeginObject(null);
            lpa.Answer.Value("keyId", keyId);
            lpa.Answer.Value("name", name);
            lpa.Answer.Value("test", KnownRoots.IsTest(keyId));
            lpa.Answer.Value("modem", onModem);
            lpa.Answer.Value("board", onBoard);
            lpa.Answer.EndObject();
        }
    }
}
