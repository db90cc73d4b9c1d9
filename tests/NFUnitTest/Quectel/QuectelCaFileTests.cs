using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>Several root certificates on the modem, none, and no check at all.</summary>
    [TestClass]
    public class QuectelCaFileTests
    {
        private const string One = "ca-0a0a0a0a.pem";
        private const string Two = "ca-0b0b0b0b.pem";
        private const string Three = "ca-0c0c0c0c.pem";
        private const string Refused = "\r\n+QSSLOPEN: 0,566\r\n";
        private const string Opened = "\r\n+QSSLOPEN: 0,0\r\n";
        private const string Done = "\r\nOK\r\n";

        private static readonly string[] Files = { One, Two, Three };

        [TestMethod]
        public void The_next_file_is_tried_when_the_modem_refuses_the_certificate()
        {
            var line = new ScriptedLine();
            Try(line, One, Refused);
            Try(line, Two, Opened);
            var socket = Socket(line);
            socket.Open("h", 443);
            Assert.IsTrue(socket.IsOpen);
            Assert.IsTrue(socket.IsVerified);
            Assert.IsTrue(line.IsDone);

            // It is remembered for this host, and comes first for others that nothing is known of.
            Close(line);
            socket.Close();
            Keep(line, Two);
            line.On("AT+QSSLOPEN=1,1,0,\"h\",443,0\r", Done + Opened);
            socket.Open("h", 443);
            Close(line);
            socket.Close();
            Keep(line, Two);
            line.On("AT+QSSLOPEN=1,1,0,\"i\",443,0\r", Done + Opened);
            socket.Open("i", 443);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void The_file_with_the_key_identifier_comes_first()
        {
            var line = new ScriptedLine();
            Try(line, Three, Refused);
            Try(line, Two, Refused);
            Try(line, One, Refused);
            Close(line);
            var socket = Socket(line);
            var keyIds = new[] { new byte[] { 1, 2, 3, 4 }, new byte[] { 12, 12, 12, 12 }, new byte[] { 11, 11, 11, 11 } };
            Assert.AreEqual(566, Quectel.Fails(LpaError.TlsRefused, () => socket.Open("h", 443, keyIds)));
            Assert.IsFalse(socket.IsOpen);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Any_other_error_and_no_answer_by_the_deadline_end_it()
        {
            var line = new ScriptedLine();
            Try(line, One, "\r\n+QSSLOPEN: 0,565\r\n");
            Close(line);
            Assert.AreEqual(565, Quectel.Fails(LpaError.HostNotFound, () => Socket(line).Open("h", 443)));
            Assert.IsTrue(line.IsDone);

            line = new ScriptedLine();
            Try(line, One, Refused);
            Close(line);
            var settings = new TlsSettings { CaFiles = Files, OpenTimeout = 0 };
            var socket = new TlsSocket(new AtClient(line), settings);
            Quectel.Fails(LpaError.NetworkTimeout, () => socket.Open("h", 443));
        }

        [TestMethod]
        public void So_many_files_are_tried_and_no_more()
        {
            var files = new string[TlsSettings.MostCaFiles + 3];
            var line = new ScriptedLine();
            for (var i = 0; i < files.Length; i++)
            {
                files[i] = "ca-" + i.ToString() + ".pem";
                if (i < TlsSettings.MostCaFiles)
                {
                    Try(line, files[i], Refused);
                }
            }

            Close(line);
            var socket = new TlsSocket(new AtClient(line), new TlsSettings { CaFiles = files });
            Quectel.Fails(LpaError.TlsRefused, () => socket.Open("h", 443));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_check_is_left_out_when_that_is_said()
        {
            var line = new ScriptedLine();
            Close(line);
            Configure(line, null);
            line.On("AT+QSSLOPEN=1,1,0,\"h\",443,0\r", Done + Opened);
            var settings = new TlsSettings { SkipsVerification = true };
            var socket = new TlsSocket(new AtClient(line), settings);
            socket.Open("h", 443);
            Assert.IsTrue(socket.IsOpen);
            Assert.IsFalse(socket.IsVerified);
            Assert.IsTrue(line.IsDone);

            // And is made again at once.
            settings.SkipsVerification = false;
            Assert.AreEqual(TlsSocket.NoCaFile, Quectel.Fails(LpaError.TlsRefused, () => socket.Open("h", 443)));
        }

        [TestMethod]
        public void Files_are_listed_by_the_start_of_their_names()
        {
            var line = new ScriptedLine(5).On(
                "AT+QFLST=\"*\"\r",
                "\r\n+QFLST: \"UFS:ca-1.pem\",700\r\n+QFLST: \"security.bin\",12\r\n+QFLST: \"ca-2.pem\",x\r\n+QFLST: \"ca\",1\r\n+QFLST: ca-3,1\r\n\r\nOK\r\n");
            var files = new ModemFiles(new AtClient(line)).List("ca-");
            Assert.AreEqual(2, files.Length);
            Assert.AreEqual("ca-1.pem", files[0].Name);
            Assert.AreEqual(700, files[0].Size);
            Assert.AreEqual("ca-2.pem", files[1].Name);
            Assert.AreEqual(-1, files[1].Size);
            line = new ScriptedLine().On("AT+QFLST=\"*\"\r", "\r\n+CME ERROR: 405\r\n");
            Assert.AreEqual(0, new ModemFiles(new AtClient(line)).List("ca-").Length);
        }

        private static TlsSocket Socket(ScriptedLine line) => new TlsSocket(new AtClient(line), new TlsSettings { CaFiles = Files });

        private static void Try(ScriptedLine line, string file, string result)
        {
            Close(line);
            Configure(line, file);
            line.On("AT+QSSLOPEN=1,1,0,\"h\",443,0\r", Done + result);
        }

        private static void Configure(ScriptedLine line, string file)
        {
            line.On("AT+QSSLCFG=\"sslversion\",1,4\r", Done)
                .On("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF\r", Done)
                .On("AT+QSSLCFG=\"seclevel\",1," + (file == null ? "0" : "1") + "\r", Done);
            if (file != null)
            {
                line.On("AT+QSSLCFG=\"cacert\",1,\"UFS:" + file + "\"\r", Done);
            }

            line.On("AT+QSSLCFG=\"sni\",1,1\r", Done)
                .On("AT+QSSLCFG=\"checkhost\",1,1\r", "\r\nERROR\r\n")
                .On("AT+QSSLCFG=\"ignorelocaltime\",1,1\r", Done);
        }

        private static void Keep(ScriptedLine line, string file) =>
            line.On("AT+QSSLCFG=\"cacert\",1\r", "\r\n+QSSLCFG: \"cacert\",1,\"UFS:" + file + "\"\r\n" + Done)
                .On("AT+QSSLCFG=\"seclevel\",1,1\r", Done);

        private static void Close(ScriptedLine line) => line.On("AT+QSSLCLOSE=0\r", Done);
    }
}
