using NanoLpa.Firmware;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>The firmware from its start to the verbs of the network, on a modem with a card that is no eUICC.</summary>
    [TestClass]
    public class FirmwareNetworkTests
    {
        private static TableLine Modem(string eps) => Modem(eps, "Quectel\r\nBG95-M3\r\nRevision: BG95M3LAR02A04");

        private static TableLine Modem(string eps, string identity) => new TableLine()
            .On("ATI", identity)
            .On("AT+CGSN", "490154203237518")
            .On("AT+CSIM=10,\"0070000001\"", "+CME ERROR: 3")
            .On("AT+CCHO=\"A0000005591010FFFFFFFF8900000100\"", "ERROR")
            .On("AT+CPIN?", "+CPIN: READY")
            .On("AT+QCCID", "+QCCID: 89494499999999900230")
            .On("AT+CIMI", "001010123456789")
            .On("AT+CFUN?", "+CFUN: 1")
            .On("AT+CREG?", "+CREG: 0,1")
            .On("AT+CGREG?", "+CGREG: 0,0")
            .On("AT+CEREG?", eps)
            .On("AT+COPS?", "+COPS: 0,0,\"Test\",8")
            .On("AT+CSQ", "+CSQ: 20,99")
            .On("AT+QCFG=\"nwscanmode\"", "+QCFG: \"nwscanmode\",0")
            .On("AT+QCFG=\"iotopmode\"", "+QCFG: \"iotopmode\",2")
            .On("AT+QCFG=\"band\"", "+QCFG: \"band\",0xf,0x1,0x1")
            .On("AT+QICSGP=1", "+QICSGP: 1,\"\",\"\",\"\",0")
            .On("AT+CGACT?", "+CGACT: 1,1")
            .On("AT+QIACT?", "+QIACT: 1,1,1,\"10.0.0.1\"");

        [TestMethod]
        public void Starts_attaches_and_tells()
        {
            var line = Modem("+CEREG: 0,2").On("AT+CEREG?", "+CEREG: 0,1");
            var terminal = new TypingTerminal(
                "settings segment 100", "apn iot", "rat", "rat ltem", "bands", "bands 0 1 1", "attach", "status", "settings", "json on", "status", "settings");
            var app = new FirmwareApp(terminal, line) { StartTimeout = 1000, Memory = new Heap() };
            app.Run();
            Assert.IsTrue(terminal.Has("modem answers"), terminal.Shown);
            Assert.IsTrue(terminal.Has("modem: Quectel BG95-M3 BG95M3LAR02A04, IMEI 490154203237518"), terminal.Shown);
            Assert.IsTrue(terminal.Has("SIM: ready, ICCID 89494499999999900230"), terminal.Shown);
            Assert.IsTrue(terminal.Has("rat: auto"), terminal.Shown);
            Assert.IsTrue(terminal.Has("bands: GSM f, LTE-M 1, NB-IoT 1"), terminal.Shown);
            Assert.IsTrue(terminal.Has("attached"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  IMSI: 001010123456789"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  network: home network"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  signal: -73 dBm"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  address: 10.0.0.1"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  free heap: 4711 bytes"), terminal.Shown);
            Assert.IsTrue(terminal.Has("  segment: 100"), terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("\"freeHeap\":4711") > 0, terminal.Shown);
            Assert.AreEqual(1, line.Count("AT+QICSGP=1,1,\"iot\",\"\",\"\",0"));
        }

        [TestMethod]
        public void Says_why_it_cannot_attach()
        {
            var line = Modem("+CEREG: 3,3,,,,0,8").On("AT+CEER", "+CEER: barred");
            var terminal = new TypingTerminal("attach 1", "attach x", "bands 1 2 x", "settings reset", "settings baud 7");
            Assert.IsFalse(new FirmwareApp(terminal, line) { StartTimeout = 1000 }.Run());
            Assert.IsTrue(
                terminal.Has("error: connecting to the network: the network refused the modem: the SIM has no service at all [detail 8]"),
                terminal.Shown);
            Assert.IsTrue(terminal.Has("the modem says: barred"), terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("usage: attach") > 0, terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("usage: bands") > 0, terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("error: baud is 115200") > 0, terminal.Shown);
        }

        [TestMethod]
        public void Says_so_when_the_modem_is_of_another_make_and_goes_on()
        {
            var line = Modem("+CEREG: 0,1", "ERROR")
                .On("AT+CGMI", "SIMCOM INCORPORATED")
                .On("AT+CGMM", "SIMCOM_SIM7600E-H")
                .On("AT+CGMR", "LE20B03SIM7600M22");
            var terminal = new TypingTerminal("version");
            new FirmwareApp(terminal, line) { StartTimeout = 1000 }.Run();
            Assert.IsTrue(terminal.Has("modem: SIMCOM INCORPORATED SIMCOM_SIM7600E-H LE20B03SIM7600M22, IMEI 490154203237518"), terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("not known to be from Quectel") > 0, terminal.Shown);
            Assert.IsTrue(terminal.Has("modem: SIMCOM_SIM7600E-H LE20B03SIM7600M22"), terminal.Shown);
        }

        [TestMethod]
        public void Runs_one_command_whose_words_are_left_whole()
        {
            var terminal = new TypingTerminal();
            var app = new FirmwareApp(terminal, Modem("+CEREG: 0,1")) { StartTimeout = 1000, Json = true };
            var console = app.Start();
            Assert.IsTrue(terminal.Shown.IndexOf("not known to be from Quectel") < 0, terminal.Shown);
            var words = new Echo();
            console.Add(words);
            Assert.IsTrue(console.Execute(new[] { "echo", "two  blanks", string.Empty }));
            Assert.AreEqual("[two  blanks][]", words.Heard);
            Assert.IsTrue(terminal.Shown.IndexOf("{\"command\":\"echo\",\"result\":0,\"data\":{}}") > 0, terminal.Shown);
            Assert.IsTrue(console.Execute("help"));
            Assert.IsTrue(terminal.Shown.IndexOf("{\"name\":\"echo\"") > 0, terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("{\"name\":\"version\"") > 0, terminal.Shown);
        }

        [TestMethod]
        public void Asks_nobody_to_try_again_where_nobody_is()
        {
            var terminal = new TypingTerminal("a line that is somebody else's");
            var app = new FirmwareApp(terminal, new ScriptedLine().On("AT\r", string.Empty)) { StartTimeout = 1, AsksToTryAgain = false };
            Assert.IsNull(app.Start());
            Assert.IsTrue(terminal.Shown.IndexOf("error: starting: the modem did not answer") > 0, terminal.Shown);
            Assert.IsTrue(terminal.Shown.IndexOf("press Enter") < 0, terminal.Shown);
            Assert.AreEqual("a line that is somebody else's", terminal.ReadLine(0));
        }

        private sealed class Echo : ICommand
        {
            public string Heard { get; private set; } = string.Empty;

            public string Name => "echo";

            public string Arguments => "<words>";

            public string Help => string.Empty;

            public bool Run(LpaConsole lpa, string[] arguments)
            {
                foreach (var argument in arguments)
                {
                    Heard += "[" + argument + "]";
                }

                return true;
            }
        }

        private sealed class Heap : IMemoryInfo
        {
            public int FreeBytes() => 4711;
        }
    }
}
