using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.HttpsScript;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelModemHttpsFailureTests
    {
        [TestMethod]
        public void A_fresh_connection_that_closes_is_not_tried_again()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head(Host, 443, 1) + "x", ClosedUrc);
            line.On("AT+QSSLRECV=0,512\r", "\r\n+CME ERROR: 567\r\n");
            Close(line);
            var https = Client(line);
            Quectel.Fails(LpaError.ConnectionClosed, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_server_that_closes_half_way_is_reported()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head(Host, 443, 1) + "x", RecvUrc + ClosedUrc);
            Recv(line, 512, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            Recv(line, 512, "123456");
            Recv(line, 512, string.Empty);
            Close(line);
            var https = Client(line);
            Assert.AreEqual(200, https.Post(Request("x")));
            Quectel.Fails(LpaError.ConnectionClosed, () => Body(https, 100));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Says_why_there_is_no_connection()
        {
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 0,566\r\n", (int)LpaError.TlsRefused, 566);
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 0,565\r\n", (int)LpaError.HostNotFound, 565);
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 0,561\r\n", (int)LpaError.NoNetwork, 561);
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 0,569\r\n", (int)LpaError.NetworkTimeout, 569);
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 0,552\r\n", (int)LpaError.ConnectFailed, 552);
            Says_why_there_is_no_connection("\r\n+QSSLOPEN: 1,0\r\n", (int)LpaError.NetworkTimeout, -1);
            Says_why_there_is_no_connection("", (int)LpaError.NetworkTimeout, -1);
        }

        private static void Says_why_there_is_no_connection(string urc, int code, int detail)
        {
            var line = new ScriptedLine(4);
            Open(line, urc);
            Close(line);
            var settings = new TlsSettings { CaFile = "ca.pem", OpenTimeout = 50 };
            var https = new ModemHttps(new AtClient(line), settings);
            Assert.AreEqual(detail, Quectel.Fails((LpaError)code, () => https.Post(Request("x"))));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_connection_may_be_refused_at_once()
        {
            A_connection_may_be_refused_at_once("\r\n+CME ERROR: 565\r\n", (int)LpaError.HostNotFound, 565);
            A_connection_may_be_refused_at_once("\r\n+CME ERROR: 0\r\n", (int)LpaError.ConnectFailed, 0);
            A_connection_may_be_refused_at_once("\r\nERROR\r\n", (int)LpaError.ConnectFailed, -1);
        }

        private static void A_connection_may_be_refused_at_once(string answer, int code, int detail)
        {
            var line = new ScriptedLine(4);
            Configure(line, true);
            line.On("AT+QSSLOPEN=1,1,0,\"" + Host + "\",443,0\r", answer);
            Close(line);
            var https = Client(line);
            Assert.AreEqual(detail, Quectel.Fails((LpaError)code, () => https.Post(Request("x"))));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Never_connects_unverified()
        {
            var line = new ScriptedLine().On("AT+QSSLCLOSE=0\r", Done);
            var https = new ModemHttps(new AtClient(line), new TlsSettings());
            Assert.AreEqual(TlsSocket.NoCaFile, Quectel.Fails(LpaError.TlsRefused, () => https.Post(Request("x"))));
            line = new ScriptedLine();
            line.On("AT+QSSLCLOSE=0\r", Done).On("AT+QSSLCFG=\"sslversion\",1,4\r", Done)
                .On("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF\r", Done).On("AT+QSSLCFG=\"seclevel\",1,1\r", "\r\n+CME ERROR: 552\r\n");
            https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem" });
            Assert.AreEqual(552, Quectel.Fails(LpaError.ModemRefused, () => https.Post(Request("x"))));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_full_modem_and_a_silent_server_have_deadlines()
        {
            var settings = new TlsSettings { CaFile = "ca.pem", SendTimeout = 0, AnswerTimeout = 20 };
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            var head = Head(Host, 443, 1);
            line.On("AT+QSSLSEND=0," + (head.Length + 1).ToString() + "\r", "\r\n> ").On(head + "x", "\r\nSEND FAIL\r\n");
            Close(line);
            var https = new ModemHttps(new AtClient(line), settings);
            Quectel.Fails(LpaError.NetworkTimeout, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);

            Reopen(line, Host, 443, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, head + "x", string.Empty);
            line.On("AT+QSSLRECV=0,512\r", Done);
            Close(line);
            Quectel.Fails(LpaError.NetworkTimeout, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_lost_context_ends_the_connection()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            var head = Head(Host, 443, 1);
            Send(line, head, "\r\n+QIURC: \"pdpdeact\",1\r\n");
            Close(line);
            var https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem", SendSize = head.Length });
            Quectel.Fails(LpaError.ConnectionClosed, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Closes_once_and_never_throws()
        {
            var line = new ScriptedLine().On("AT+QSSLCLOSE=0\r", "\r\n+CME ERROR: 3\r\n");
            var https = Client(line);
            https.Close();
            https.Close();
            Assert.IsTrue(line.IsDone);
            line.IsGone = true;
            Client(line).Close();
        }

        [TestMethod]
        public void Nothing_is_sent_for_a_request_that_could_break_out()
        {
            Nothing_is_sent_for_a_request_that_could_break_out("evil.example.com\r\nX: y", "/");
            Nothing_is_sent_for_a_request_that_could_break_out("evil.example.com\",443,0", "/");
            Nothing_is_sent_for_a_request_that_could_break_out("", "/");
            Nothing_is_sent_for_a_request_that_could_break_out("a.example.com", "/a b");
            Nothing_is_sent_for_a_request_that_could_break_out("a.example.com", "/a\r\nX: y");
        }

        private static void Nothing_is_sent_for_a_request_that_could_break_out(string host, string path)
        {
            var line = new ScriptedLine().On("AT+QSSLCLOSE=0\r", Done);
            var https = Client(line);
            var request = Request("x");
            request.Host = host;
            request.Path = path;
            Quectel.Fails(LpaError.InvalidArgument, () => https.Post(request));
        }
    }
}
