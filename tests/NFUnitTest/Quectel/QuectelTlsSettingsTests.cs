using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.HttpsScript;

namespace NFUnitTest
{
    /// <summary>Settings that the modem has already are not set again; when there is doubt, all of them are.</summary>
    [TestClass]
    public class QuectelTlsSettingsTests
    {
        private const string Opened = "\r\n+QSSLOPEN: 0,0\r\n";
        private const string Ask = "AT+QSSLCFG=\"cacert\",1\r";

        [TestMethod]
        public void A_modem_that_names_its_file_is_not_told_again()
        {
            var line = Connected(out var socket, out _);
            for (var i = 0; i < 3; i++)
            {
                Reopen(line, Host, 443, Opened);
                socket.Open(Host, 443);
                Close(line);
                socket.Close();
            }

            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_modem_that_does_not_is_told_everything_and_not_asked_again()
        {
            // It has restarted and nobody heard of it; it names another file; it says so otherwise, or not at all.
            A_modem_that_does_not_is_told_everything_and_not_asked_again("\r\n+QSSLCFG: \"cacert\",1,\"\"\r\n" + Done);
            A_modem_that_does_not_is_told_everything_and_not_asked_again("\r\n+QSSLCFG: \"cacert\",1,\"UFS:ca.pem2\"\r\n" + Done);
            A_modem_that_does_not_is_told_everything_and_not_asked_again("\r\n+QSSLCFG: \"cacert\",1,\"ca.pem\"\r\n" + Done);
            A_modem_that_does_not_is_told_everything_and_not_asked_again(Done);
            A_modem_that_does_not_is_told_everything_and_not_asked_again("\r\n+CME ERROR: 552\r\n");
            A_modem_that_does_not_is_told_everything_and_not_asked_again("\r\nERROR\r\n");
        }

        private static void A_modem_that_does_not_is_told_everything_and_not_asked_again(string answer)
        {
            var line = Connected(out var socket, out _);
            line.On(Ask, answer);
            for (var i = 0; i < 2; i++)
            {
                Open(line, Host, 443, Opened, false);
                socket.Open(Host, 443);
                Close(line);
                socket.Close();
            }

            Assert.IsTrue(line.IsDone, answer);
        }

        [TestMethod]
        public void A_restart_and_a_connection_that_failed_need_everything_again()
        {
            var line = Connected(out var socket, out _);
            line.Say("\r\nRDY\r\n");
            Open(line, Host, 443, Opened, false);
            socket.Open(Host, 443);
            Close(line);
            socket.Close();

            Reopen(line, Host, 443, "\r\n+QSSLOPEN: 0,565\r\n");
            Close(line);
            Quectel.Fails(LpaError.HostNotFound, () => socket.Open(Host, 443));
            Open(line, Host, 443, Opened, false);
            socket.Open(Host, 443);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_setting_that_is_refused_leaves_none_that_counts()
        {
            var line = Connected(out var socket, out _);
            line.On(Ask, "\r\n+QSSLCFG: \"cacert\",1,\"UFS:ca.pem\"\r\n" + Done)
                .On("AT+QSSLCFG=\"seclevel\",1,1\r", "\r\n+CME ERROR: 552\r\n");
            Quectel.Fails(LpaError.ModemRefused, () => socket.Open(Host, 443));
            Open(line, Host, 443, Opened, false);
            socket.Open(Host, 443);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void What_has_changed_is_set()
        {
            var line = Connected(out var socket, out var settings);

            // Another file is all that is set for it.
            settings.CaFile = "other.pem";
            line.On(Ask, "\r\n+QSSLCFG: \"cacert\",1,\"UFS:ca.pem\"\r\n" + Done)
                .On("AT+QSSLCFG=\"seclevel\",1,1\r", Done)
                .On("AT+QSSLCFG=\"cacert\",1,\"UFS:other.pem\"\r", Done)
                .On("AT+QSSLOPEN=1,1,0,\"" + Host + "\",443,0\r", Done + Opened);
            Next(line, socket);

            settings.CaFile = "ca.pem";
            settings.IgnoreLocalTime = false;
            Configure(line, "1", "0");
            Next(line, socket);

            settings.SslContextId = 3;
            Configure(line, "3", "0");
            Next(line, socket);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Unverified_connections_leave_nothing_to_rely_on()
        {
            var line = Connected(out var socket, out var settings);
            for (var i = 0; i < 2; i++)
            {
                settings.SkipsVerification = true;
                line.On("AT+QSSLCFG=\"sslversion\",1,4\r", Done)
                    .On("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF\r", Done)
                    .On("AT+QSSLCFG=\"seclevel\",1,0\r", Done)
                    .On("AT+QSSLCFG=\"sni\",1,1\r", Done)
                    .On("AT+QSSLCFG=\"checkhost\",1,1\r", Done)
                    .On("AT+QSSLCFG=\"ignorelocaltime\",1,1\r", Done)
                    .On("AT+QSSLOPEN=1,1,0,\"" + Host + "\",443,0\r", Done + Opened);
                Next(line, socket);
                Assert.IsFalse(socket.IsVerified);
                settings.SkipsVerification = false;
                Open(line, Host, 443, Opened, false);
                Next(line, socket);
                Assert.IsTrue(socket.IsVerified);
            }

            Assert.IsTrue(line.IsDone);
        }

        private static ScriptedLine Connected(out TlsSocket socket, out TlsSettings settings)
        {
            var line = new ScriptedLine();
            settings = new TlsSettings { CaFile = "ca.pem" };
            socket = new TlsSocket(new AtClient(line), settings);
            Open(line, Opened);
            Next(line, socket);
            return line;
        }

        private static void Next(ScriptedLine line, TlsSocket socket)
        {
            socket.Open(Host, 443);
            Assert.IsTrue(socket.IsOpen);
            Close(line);
            socket.Close();
        }

        private static void Configure(ScriptedLine line, string context, string ignoresTime)
        {
            line.On("AT+QSSLCFG=\"sslversion\"," + context + ",4\r", Done)
                .On("AT+QSSLCFG=\"ciphersuite\"," + context + ",0XFFFF\r", Done)
                .On("AT+QSSLCFG=\"seclevel\"," + context + ",1\r", Done)
                .On("AT+QSSLCFG=\"cacert\"," + context + ",\"UFS:ca.pem\"\r", Done)
                .On("AT+QSSLCFG=\"sni\"," + context + ",1\r", Done)
                .On("AT+QSSLCFG=\"checkhost\"," + context + ",1\r", Done)
                .On("AT+QSSLCFG=\"ignorelocaltime\"," + context + "," + ignoresTime + "\r", Done)
                .On("AT+QSSLOPEN=1," + context + ",0,\"" + Host + "\",443,0\r", Done + Opened);
        }
    }
}
