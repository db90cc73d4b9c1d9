using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelRadioTests
    {
        private const string Ok = "\r\nOK\r\n";

        private static RadioAccess Radio(ScriptedLine line, ModemModule module)
        {
            var radio = new QuectelModem(line).Radio;
            radio.Module = module;
            return radio;
        }

        private static string Scan(int mode) => "\r\n+QCFG: \"nwscanmode\"," + mode.ToString() + "\r\n\r\nOK\r\n";

        private static string Iot(int mode) => "\r\n+QCFG: \"iotopmode\"," + mode.ToString() + "\r\n\r\nOK\r\n";

        [TestMethod]
        [DataRow(0, 2, 1)]
        [DataRow(3, 2, 3)]
        [DataRow(3, 0, 4)]
        [DataRow(3, 1, 5)]
        [DataRow(0, 0, 0)]
        [DataRow(2, 2, 0)]
        public void Reads_the_mode_of_a_BG95(int scan, int iot, int mode)
        {
            var line = new ScriptedLine()
                .On("AT+QCFG=\"nwscanmode\"\r", Scan(scan))
                .On("AT+QCFG=\"iotopmode\"\r", Iot(iot));
            Assert.AreEqual(mode, (int)Radio(line, ModemModule.BG95).Mode());
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Sets_the_mode_of_a_BG95_once()
        {
            var line = new ScriptedLine()
                .On("AT+QCFG=\"nwscanmode\"\r", Scan(0))
                .On("AT+QCFG=\"iotopmode\"\r", Iot(2))
                .On("AT+QCFG=\"iotopmode\",0,1\r", Ok)
                .On("AT+QCFG=\"nwscanmode\",3,1\r", Ok)
                .On("AT+QCFG=\"nwscanmode\"\r", Scan(3))
                .On("AT+QCFG=\"iotopmode\"\r", Iot(0))
                .On("AT+QCFG=\"nwscanmode\"\r", Scan(3))
                .On("AT+QCFG=\"iotopmode\"\r", Iot(0))
                .On("AT+QCFG=\"nwscanmode\",1,1\r", Ok);
            var radio = Radio(line, ModemModule.BG95);
            Assert.IsTrue(radio.SetMode(RadioMode.LteM));
            Assert.IsFalse(radio.SetMode(RadioMode.LteM));
            Assert.IsTrue(radio.SetMode(RadioMode.Gsm));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void An_EC_module_has_no_LTE_M_and_other_bands()
        {
            var line = new ScriptedLine()
                .On("AT+QCFG=\"nwscanmode\"\r", Scan(0))
                .On("AT+QCFG=\"nwscanmode\",3,1\r", Ok)
                .On("AT+QCFG=\"nwscanmode\"\r", "\r\nERROR\r\n");
            var radio = Radio(line, ModemModule.EC200A);
            Quectel.Fails(LpaError.NotSupported, () => radio.SetMode(RadioMode.LteM));
            Quectel.Fails(LpaError.NotSupported, () => radio.SetMode(RadioMode.NbIot));
            Quectel.Fails(LpaError.NotSupported, () => radio.Bands());
            Quectel.Fails(LpaError.NotSupported, () => radio.SetBands(new[] { "1", "1", "1" }));
            Assert.IsTrue(radio.SetMode(RadioMode.Lte));
            Quectel.Fails(LpaError.NotSupported, () => radio.SetMode(RadioMode.Auto));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Sets_bands_once()
        {
            const string Bands = "\r\n+QCFG: \"band\",0xf,0x400a0e189f,0xa0e189f\r\n\r\nOK\r\n";
            var line = new ScriptedLine()
                .On("AT+QCFG=\"band\"\r", Bands)
                .On("AT+QCFG=\"band\"\r", Bands)
                .On("AT+QCFG=\"band\",0,80084,80084,1\r", Ok)
                .On("AT+QCFG=\"band\"\r", Bands);
            var radio = Radio(line, ModemModule.BG95);
            var masks = radio.Bands();
            Assert.AreEqual("f", masks[0]);
            Assert.AreEqual("400a0e189f", masks[1]);
            Assert.AreEqual("a0e189f", masks[2]);
            Assert.IsTrue(radio.SetBands(new[] { "0", "0x80084", "00080084" }));
            Assert.IsFalse(radio.SetBands(new[] { "0", "0X400A0E189F", "0" }));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("0x")]
        [DataRow("g")]
        [DataRow("1,1")]
        [DataRow("1\r")]
        [DataRow("111111111111111111111111111111111")]
        public void Refuses_what_is_no_mask(string mask)
        {
            var radio = Radio(new ScriptedLine(), ModemModule.BG95);
            Quectel.Fails(LpaError.InvalidArgument, () => radio.SetBands(new[] { "0", mask, "0" }));
            Quectel.Fails(LpaError.InvalidArgument, () => radio.SetBands(new[] { "0", "0" }));
        }
    }
}
