using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelModemHttpsTests
    {
        private const string Host = "smdp.example.com";
        private const string Path = "/gsma/rsp2/es9plus/initiateAuthentication";
        private const string RecvUrc = "\r\n+QSSLURC: \"recv\",0\r\n";
        private const string ClosedUrc = "\r\n+QSSLURC: \"closed\",0\r\n";
        private const string Done = "\r\nOK\r\n";

        [TestMethod]
        public void Posts_and_reads_the_answer_in_pieces()
        {
            Posts_and_reads_the_answer_in_pieces(1);
            Posts_and_reads_the_answer_in_pieces(2);
            Posts_and_reads_the_answer_in_pieces(3);
            Posts_and_reads_the_answer_in_pieces(17);
            Posts_and_reads_the_answer_in_pieces(4096);
        }

        private static void Posts_and_reads_the_answer_in_pieces(int piece)
        {
            var line = new ScriptedLine(piece);
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head(Host, 443, 4), string.Empty);
            Send(line, "{\"\"}", RecvUrc);
            Recv(line, 1024, "HTTP/1.1 200 OK\r\nContent-Length: 56\r\n\r\n0123\r\nOK\r\n+QSSLURC: \"closed\",0\r\n");
            Recv(line, 1024, "ERROR\r\n> +CME ERROR: 3\r\n");
            var https = Client(line);
            Assert.AreEqual(200, https.Post(Request("{\"\"}")));
            Assert.AreEqual("0123\r\nOK\r\n+QSSLURC: \"closed\",0\r\nERROR\r\n> +CME ERROR: 3\r\n", Body(https, 20));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Keeps_the_connection_for_the_next_request()
        {
            var line = new ScriptedLine(9);
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Exchange(line, "one", "1");
            Exchange(line, "two", "22");
            Exchange(line, "three", "333");
            var https = Client(line);
            Assert.AreEqual(200, https.Post(Request("one")));
            Assert.AreEqual("1", Body(https, 100));

            // What is left of this answer is dropped by the next request.
            Assert.AreEqual(200, https.Post(Request("two")));
            Assert.AreEqual(200, https.Post(Request("three")));
            Assert.AreEqual("333", Body(https, 1));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Another_host_or_a_server_that_closes_needs_another_connection()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Exchange(line, "one", "1");
            Close(line);
            Open(line, "other.example.com", 8443, "\r\n+QSSLOPEN: 0,0\r\n", false);
            Send(line, Head("other.example.com", 8443, 1), string.Empty);
            Send(line, "x", RecvUrc + ClosedUrc);
            Recv(line, 1024, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            Close(line);
            Open(line, "other.example.com", 8443, "\r\n+QSSLOPEN: 0,0\r\n", false);
            Send(line, Head("other.example.com", 8443, 1), string.Empty);
            Send(line, "y", RecvUrc);
            Recv(line, 1024, "HTTP/1.1 200 OK\r\n\r\nuntil the end");
            line.On("AT+QSSLRECV=0,1024\r", "\r\n+QSSLRECV: 0\r\n\r\nOK\r\n" + ClosedUrc);
            line.On("AT+QSSLRECV=0,1024\r", "\r\n+QSSLRECV: 0\r\n\r\nOK\r\n");
            var https = Client(line);
            Assert.AreEqual(200, https.Post(Request("one")));
            var other = Request("x");
            other.Host = "other.example.com";
            other.Port = 8443;
            Assert.AreEqual(204, https.Post(other));
            other.Body = Utf8.ToBytes("y");
            Assert.AreEqual(200, https.Post(other));
            Assert.AreEqual("until the end", Body(https, 50));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_kept_connection_that_was_closed_is_opened_anew()
        {
            A_kept_connection_that_was_closed_is_opened_anew(0);
            A_kept_connection_that_was_closed_is_opened_anew(1);
            A_kept_connection_that_was_closed_is_opened_anew(2);
            A_kept_connection_that_was_closed_is_opened_anew(3);
        }

        private static void A_kept_connection_that_was_closed_is_opened_anew(int how)
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Exchange(line, "one", "1");
            switch (how)
            {
                case 1:
                    // Nobody has said so: the modem refuses to send.
                    line.On("AT+QSSLSEND=0," + Head(Host, 443, 3).Length.ToString() + "\r", "\r\nERROR\r\n");
                    break;
                case 2:
                    // The close crosses the request.
                    Send(line, Head(Host, 443, 3), string.Empty);
                    Send(line, "two", ClosedUrc);
                    Recv(line, 1024, string.Empty);
                    Recv(line, 1024, string.Empty);
                    break;
                case 3:
                    Send(line, Head(Host, 443, 3), ClosedUrc);
                    break;
            }

            Close(line);
            Open(line, Host, 443, "\r\n+QSSLOPEN: 0,0\r\n", false);
            Exchange(line, "two", "2");
            var https = Client(line);
            Assert.AreEqual(200, https.Post(Request("one")));
            Assert.AreEqual("1", Body(https, 100));
            if (how == 0)
            {
                line.Say(ClosedUrc);
            }

            Assert.AreEqual(200, https.Post(Request("two")));
            Assert.AreEqual("2", Body(https, 100));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_fresh_connection_that_closes_is_not_tried_again()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head(Host, 443, 1), string.Empty);
            Send(line, "x", ClosedUrc);
            line.On("AT+QSSLRECV=0,1024\r", "\r\n+CME ERROR: 567\r\n");
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
            Send(line, Head(Host, 443, 1), string.Empty);
            Send(line, "x", RecvUrc + ClosedUrc);
            Recv(line, 1024, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            Recv(line, 1024, "123456");
            Recv(line, 1024, string.Empty);
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
        public void Sends_in_pieces_and_waits_for_room()
        {
            var line = new ScriptedLine();
            var body = new string('b', 25);
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            var head = Head(Host, 443, 25);
            for (var at = 0; at < head.Length; at += 10)
            {
                Send(line, head.Substring(at, head.Length - at < 10 ? head.Length - at : 10), string.Empty);
            }

            Send(line, body.Substring(0, 10), string.Empty);
            line.On("AT+QSSLSEND=0,10\r", "\r\n> ").On(body.Substring(0, 10), "\r\nSEND FAIL\r\n+URC\r\n");
            Send(line, body.Substring(0, 10), string.Empty);
            Send(line, body.Substring(0, 5), RecvUrc);
            Recv(line, 1024, "HTTP/1.1 204 No Content\r\n\r\n");
            var https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem", SendSize = 10 });
            Assert.AreEqual(204, https.Post(Request(body)));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_full_modem_and_a_silent_server_have_deadlines()
        {
            var settings = new TlsSettings { CaFile = "ca.pem", SendTimeout = 0, AnswerTimeout = 20 };
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            var head = Head(Host, 443, 1);
            line.On("AT+QSSLSEND=0," + head.Length.ToString() + "\r", "\r\n> ").On(head, "\r\nSEND FAIL\r\n");
            Close(line);
            var https = new ModemHttps(new AtClient(line), settings);
            Quectel.Fails(LpaError.NetworkTimeout, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);

            Open(line, Host, 443, "\r\n+QSSLOPEN: 0,0\r\n", false);
            Send(line, head, string.Empty);
            Send(line, "x", string.Empty);
            line.On("AT+QSSLRECV=0,1024\r", Done);
            Close(line);
            Quectel.Fails(LpaError.NetworkTimeout, () => https.Post(Request("x")));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_lost_context_ends_the_connection()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head(Host, 443, 1), "\r\n+QIURC: \"pdpdeact\",1\r\n");
            Close(line);
            var https = Client(line);
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

        private static ModemHttps Client(ScriptedLine line) => new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem" });

        private static HttpsRequest Request(string body) => new HttpsRequest
        {
            Host = Host, Port = 443, Path = Path, ContentType = "application/json", AdminProtocol = "gsma/rsp/v2.2.2",
            UserAgent = "gsma-rsp-lpad", Body = Utf8.ToBytes(body), BodyLength = body.Length
        };

        private static string Head(string host, int port, int length) => "POST " + Path + " HTTP/1.1\r\nHost: " + host
            + (port == 443 ? string.Empty : ":" + port.ToString())
            + "\r\nUser-Agent: gsma-rsp-lpad\r\nX-Admin-Protocol: gsma/rsp/v2.2.2\r\nContent-Type: application/json\r\nContent-Length: "
            + length.ToString() + "\r\n\r\n";

        private static void Open(ScriptedLine line, string urc) => Open(line, Host, 443, urc, true);

        private static void Open(ScriptedLine line, string host, int port, string urc, bool first)
        {
            Configure(line, first);
            line.On("AT+QSSLOPEN=1,1,0,\"" + host + "\"," + port.ToString() + ",0\r", Done + urc);
        }

        private static void Configure(ScriptedLine line, bool first)
        {
            if (first)
            {
                Close(line);
            }

            line.On("AT+QSSLCFG=\"sslversion\",1,4\r", Done)
                .On("AT+QSSLCFG=\"ciphersuite\",1,0XFFFF\r", Done)
                .On("AT+QSSLCFG=\"seclevel\",1,1\r", Done)
                .On("AT+QSSLCFG=\"cacert\",1,\"UFS:ca.pem\"\r", Done)
                .On("AT+QSSLCFG=\"sni\",1,1\r", Done)
                .On("AT+QSSLCFG=\"checkhost\",1,1\r", "\r\nERROR\r\n")
                .On("AT+QSSLCFG=\"ignorelocaltime\",1,1\r", Done);
        }

        private static void Close(ScriptedLine line) => line.On("AT+QSSLCLOSE=0\r", Done);

        private static void Send(ScriptedLine line, string data, string then) =>
            line.On("AT+QSSLSEND=0," + data.Length.ToString() + "\r", "\r\n> ").On(data, "\r\nSEND OK\r\n" + then);

        private static void Recv(ScriptedLine line, int count, string data) =>
            line.On("AT+QSSLRECV=0," + count.ToString() + "\r", "\r\n+QSSLRECV: " + data.Length.ToString() + "\r\n" + data + "\r\nOK\r\n");

        private static void Exchange(ScriptedLine line, string body, string answer)
        {
            Send(line, Head(Host, 443, body.Length), string.Empty);
            Send(line, body, RecvUrc);
            Recv(line, 1024, "HTTP/1.1 200 OK\r\nContent-Length: " + answer.Length.ToString() + "\r\n\r\n" + answer);
        }

        private static string Body(ModemHttps https, int count)
        {
            var text = string.Empty;
            var buffer = new byte[count];
            for (;;)
            {
                var taken = https.Read(buffer, 0, count);
                if (taken == 0)
                {
                    return text;
                }

                text += Quectel.Text(buffer, taken);
            }
        }
    }
}
