using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelModemTests
    {
        private const string Done = "\r\nOK\r\n";

        private static readonly byte[] Content = { 0x12, 0x34, 0x0D, 0x0A, 0xFF };

        [TestMethod]
        public void Starts_a_modem_that_boots()
        {
            var line = new ScriptedLine(3)
                .On("AT\r", string.Empty)
                .On("AT\r", "\r\nRDY\r\nAT\r\r\nOK\r\n\r\nAPP RDY\r\n")
                .On("ATE0\r", "ATE0\r\r\nOK\r\n")
                .On("AT+CMEE=1\r", Done)
                .On("ATI\r", "\r\nRDY\r\n\r\nQuectel\r\n\r\n+CPIN: READY\r\nBG95-M3\r\nAPP RDY\r\nRevision: BG95M3LAR02A03\r\n\r\nOK\r\n")
                .On("AT+CGSN\r", "\r\nAPP RDY\r\n\r\n867730050816697\r\n\r\nOK\r\n");
            var modem = new QuectelModem(line);
            modem.Start(1000);
            Assert.AreEqual("Quectel", modem.Manufacturer);
            Assert.IsTrue(modem.IsQuectel);
            Assert.AreEqual("BG95-M3", modem.Model);
            Assert.AreEqual("BG95M3LAR02A03", modem.Firmware);
            Assert.AreEqual("867730050816697", modem.Imei);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Starts_a_modem_of_somebody_else()
        {
            var line = new ScriptedLine()
                .On("AT\r", Done)
                .On("ATE0\r", Done)
                .On("AT+CMEE=1\r", Done)
                .On("ATI\r", "\r\nManufacturer: SIMCOM INCORPORATED\r\nModel: SIMCOM_SIM7600E-H\r\nRevision: SIM7600M22_V2.0\r\n+GCAP: +CGSM\r\n\r\nOK\r\n")
                .On("AT+CGMI\r", "\r\nSIMCOM INCORPORATED\r\n\r\nOK\r\n")
                .On("AT+CGMM\r", "\r\nSIMCOM_SIM7600E-H\r\n\r\nOK\r\n")
                .On("AT+CGMR\r", "\r\n+CGMR: LE20B03SIM7600M22\r\n\r\nOK\r\n")
                .On("AT+CGSN\r", "\r\n867730050816697\r\n\r\nOK\r\n");
            var modem = new QuectelModem(line);
            modem.Start(1000);
            Assert.AreEqual("SIMCOM INCORPORATED", modem.Manufacturer);
            Assert.IsFalse(modem.IsQuectel);
            Assert.AreEqual("SIMCOM_SIM7600E-H", modem.Model);
            Assert.IsNull(modem.Firmware);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Starts_a_modem_that_does_not_say_who_it_is()
        {
            var line = new ScriptedLine()
                .On("AT\r", Done)
                .On("ATE0\r", Done)
                .On("AT+CMEE=1\r", "\r\nERROR\r\n")
                .On("ATI\r", "\r\nQuectel\r\n\r\nOK\r\n")
                .On("AT+CGMI\r", "\r\nERROR\r\n")
                .On("AT+CGMM\r", "\r\nERROR\r\n")
                .On("AT+CGMR\r", Done)
                .On("AT+CGSN\r", "\r\n86773005081669\r\n\r\nOK\r\n");
            var modem = new QuectelModem(line);
            modem.Start(1000);
            Assert.IsNull(modem.Manufacturer);
            Assert.IsFalse(modem.IsQuectel);
            Assert.IsNull(modem.Model);
            Assert.IsNull(modem.Firmware);
            Assert.IsNull(modem.Imei);
        }

        [TestMethod]
        public void A_modem_that_is_off_is_reported()
        {
            var modem = new QuectelModem(new ScriptedLine().On("AT\r", string.Empty));
            Quectel.Fails(LpaError.ModemTimeout, () => modem.Start(1));
        }

        [TestMethod]
        public void Leaves_an_active_context_alone()
        {
            var line = new ScriptedLine()
                .On("AT+QIACT?\r", "\r\n+QIACT: 2,1,1,\"10.0.0.2\"\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n\r\nOK\r\n")
                .On("AT+CGACT?\r", "\r\n+CGACT: 1,1\r\n+CGACT: 2,1\r\n\r\nOK\r\n");
            new QuectelModem(line).Network.EnsureActive();
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Activates_a_context()
        {
            var line = new ScriptedLine()
                .On("AT+QIACT?\r", "\r\n+QIACT: 2,1,1,\"10.0.0.2\"\r\n\r\nOK\r\n")
                .On("AT+QICSGP=1,1,\"internet\",\"\",\"\",0\r", Done)
                .On("AT+QIACT=1\r", Done)
                .On("AT+QIACT?\r", Done)
                .On("AT+QICSGP=1,1,\"internet\",\"me\",\"secret\",1\r", Done)
                .On("AT+QIACT=1\r", Done);
            var network = new QuectelModem(line).Network;
            network.AccessPoint.Name = "internet";
            network.EnsureActive();
            network.AccessPoint.UserName = "me";
            network.AccessPoint.Password = "secret";
            network.EnsureActive();
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Cures_a_context_that_only_seems_active()
        {
            var line = new ScriptedLine()
                .On("AT+QIACT?\r", "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n\r\nOK\r\n")
                .On("AT+CGACT?\r", "\r\n+CGACT: 1,0\r\n+CGACT: 3,1\r\n\r\nOK\r\n")
                .On("AT+QIDEACT=1\r", Done)
                .On("AT+CGACT=0,3\r", "\r\nERROR\r\n")
                .On("AT+QIACT=1\r", Done);
            new QuectelModem(line).Network.EnsureActive();
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Says_when_there_is_no_network()
        {
            var line = new ScriptedLine()
                .On("AT+QIACT?\r", Done)
                .On("AT+QIACT=1\r", "\r\n+CME ERROR: 30\r\n")
                .On("AT+QIACT?\r", Done)
                .On("AT+QIACT?\r", Done)
                .On("AT+QIACT=1\r", string.Empty)
                .On("AT\r", Done)
                .On("AT+QIACT?\r", Done);
            var network = new QuectelModem(line).Network;
            Assert.AreEqual(30, Quectel.Fails(LpaError.NoNetwork, () => network.EnsureActive()));
            network.Timeout = 10;
            Assert.AreEqual(-2, Quectel.Fails(LpaError.NoNetwork, () => network.EnsureActive()));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_context_that_came_up_unheard_is_up()
        {
            var line = new ScriptedLine()
                .On("AT+QIACT?\r", Done)
                .On("AT+QIACT=1\r", string.Empty)
                .On("AT\r", Done)
                .On("AT+QIACT?\r", "\r\n+QIACT: 1,1,1,\"10.0.0.1\"\r\n" + Done);
            var network = new QuectelModem(line).Network;
            network.Timeout = 10;
            network.EnsureActive();
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Stores_a_file_and_checks_it()
        {
            // 1234 ^ 0D0A ^ FF00
            for (var piece = 1; piece < 6; piece++)
            {
                var line = new ScriptedLine(piece)
                    .On("AT+QFLST=\"ca.pem\"\r", "\r\n+CME ERROR: 405\r\n")
                    .On("AT+QFDEL=\"ca.pem\"\r", "\r\n+CME ERROR: 405\r\n")
                    .On("AT+QFUPL=\"ca.pem\",5,10\r", "\r\n+URC\r\n\r\nCONNECT\r\n")
                    .On(Content, Utf8.ToBytes("\r\n+QFUPL: 5,e03e\r\n\r\nOK\r\n"))
                    .On("AT+QFLST=\"ca.pem\"\r", "\r\n+QFLST: \"UFS:ca.pem\",5\r\n\r\nOK\r\n");
                var files = new QuectelModem(line).Files;
                files.Ensure("ca.pem", Content, 5);
                files.Ensure("ca.pem", Content, 5);
                Assert.IsTrue(line.IsDone);
            }
        }

        [TestMethod]
        public void Deletes_a_file_that_arrived_damaged()
        {
            Deletes_a_file_that_arrived_damaged("\r\n+QFUPL: 5,e03f\r\n\r\nOK\r\n");
            Deletes_a_file_that_arrived_damaged("\r\n+QFUPL: 4,e03e\r\n\r\nOK\r\n");
            Deletes_a_file_that_arrived_damaged("\r\n+QFUPL: 5\r\n\r\nOK\r\n");
            Deletes_a_file_that_arrived_damaged("\r\nOK\r\n");
        }

        private static void Deletes_a_file_that_arrived_damaged(string answer)
        {
            var line = new ScriptedLine()
                .On("AT+QFDEL=\"ca.pem\"\r", Done)
                .On("AT+QFUPL=\"ca.pem\",5,10\r", "\r\nCONNECT\r\n")
                .On(Content, Utf8.ToBytes(answer))
                .On("AT+QFDEL=\"ca.pem\"\r", Done);
            var files = new QuectelModem(line).Files;
            Assert.AreEqual(ModemFiles.Damaged, Quectel.Fails(LpaError.ModemRefused, () => files.Upload("ca.pem", Content, 5)));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Files_may_be_refused_or_absent()
        {
            var line = new ScriptedLine()
                .On("AT+QFDEL=\"ca.pem\"\r", Done)
                .On("AT+QFUPL=\"ca.pem\",5,10\r", "\r\n+CME ERROR: 409\r\n")
                .On("AT+QFLST=\"ca.pem\"\r", Done);
            var files = new QuectelModem(line).Files;
            Assert.AreEqual(409, Quectel.Fails(LpaError.ModemRefused, () => files.Upload("ca.pem", Content, 5)));
            Assert.AreEqual(-1, files.Size("ca.pem"));
            Quectel.Fails(LpaError.InvalidArgument, () => files.Size("a\",1"));
            Quectel.Fails(LpaError.InvalidArgument, () => files.Upload("ca.pem", Content, 6));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Checksum_is_a_XOR_of_words()
        {
            Assert.AreEqual(0, ModemFiles.Checksum(Content, 0));
            Assert.AreEqual(0x1234, ModemFiles.Checksum(Content, 2));
            Assert.AreEqual(0x1F34, ModemFiles.Checksum(Content, 3));
            Assert.AreEqual(0xE03E, ModemFiles.Checksum(Content, 5));
        }
    }
}
