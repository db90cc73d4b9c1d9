using NanoLpa.KoreLpm;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary><c>status</c>: modem, card, network and memory at a glance.</summary>
    public sealed class StatusCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "status";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows modem, SIM, networks and memory";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (lpa.Device == null)
            {
                return lpa.FailUsage(this);
            }

            try
            {
                Show(lpa);
                return true;
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                return lpa.Fail(e);
            }
        }

        private static void ShowCard(LpaConsole lpa, Fields fields)
        {
            CardKind kind;
            try
            {
                kind = CardDetection.Detect(lpa.Device.Modem.Card, lpa.Esim.IsdR.Aid);
            }
            catch (LpaException e)
            {
                // No card, or one that does not answer: the line above has said so, and the rest can be told all the same.
                fields.Line("card", CodeText.Of(e.Code));
                return;
            }

            var code = CardKindText.Code(kind, lpa.Esim);
            fields.Line("card", CardKindText.Of(kind, code));
            lpa.Answer.Value("card", CardKindText.Of(kind));
            lpa.Answer.Value("profileCode", code);
        }

        private static void ShowServers(Fields fields, ServerNetwork servers)
        {
            if (servers != null)
            {
                fields.Text("servers over the network of the", "https", servers.UsesBoard ? "board" : "modem");
                if (servers.Board != null)
                {
                    fields.Text("address of the board", "boardAddress", servers.Board.Address ?? "none");
                }
            }
        }

        private static void ShowHeap(Fields fields, HeapWatch heap)
        {
            const string Unit = " bytes";
            fields.Number("free heap", "freeHeap", heap.Now, Unit);
            fields.Number("free heap before the last download", "freeHeapBefore", heap.Before, Unit);
            fields.Number("free heap during it, at least", "freeHeapLowest", heap.Lowest, Unit);
            fields.Number("free heap after it", "freeHeapAfter", heap.After, Unit);
        }

        private static void Show(LpaConsole lpa)
        {
            var modem = lpa.Device.Modem;
            var fields = new Fields(lpa);
            fields.Text("modem", "model", modem.Model);
            fields.Text("firmware", "firmware", modem.Firmware);
            fields.Text("IMEI", "imei", modem.Imei);
            if (modem.Speed.CanChange)
            {
                fields.Number("line", "baud", modem.Speed.Current, " bit/s");
                fields.Number("line in downloads", "downloadBaud", lpa.Device.Speed.Proven > 0 ? lpa.Device.Speed.Proven : -1, " bit/s");
            }

            var sim = modem.Sim.Wait(0);
            fields.Text("SIM", "sim", SimText.Of(sim));
            if (sim == SimState.Ready)
            {
                fields.Text("ICCID", "iccid", modem.Sim.Iccid());
                fields.Text("IMSI", "imsi", modem.Sim.Imsi());
            }

            ShowCard(lpa, fields);
            fields.Text("APN", "apn", lpa.Device.Settings.Current.Apn);
            NetworkFields.Show(lpa);
            ShowServers(fields, lpa.Device.Servers);
            ShowHeap(fields, lpa.Device.Heap);
        }
    }
}
