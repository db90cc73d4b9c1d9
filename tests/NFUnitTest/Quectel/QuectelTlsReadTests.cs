using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.HttpsScript;

namespace NFUnitTest
{
    /// <summary>When the modem is asked for what it has received, and for how much.</summary>
    [TestClass]
    public class QuectelTlsReadTests
    {
        private const string Opened = "\r\n+QSSLOPEN: 0,0\r\n";
        private const int Patience = 30;

        [TestMethod]
        public void More_is_asked_for_once_much_has_come_whole()
        {
            More_is_asked_for_once_much_has_come_whole(1500, 1500);
            More_is_asked_for_once_much_has_come_whole(800, 800);
            More_is_asked_for_once_much_has_come_whole(512, 512);
        }

        private static void More_is_asked_for_once_much_has_come_whole(int limit, int large)
        {
            var line = new ScriptedLine();
            var body = new string('b', 2600);
            var answer = Answer(body);
            Open(line, Opened);
            Send(line, Head(Host, 443, 1) + "x", RecvUrc);
            Recv(line, 512, answer.Substring(0, 511));
            Recv(line, 512, answer.Substring(511, 512));
            for (var at = 1023; at < answer.Length; at += large)
            {
                // The end of the body is known: nobody asks whether there is more.
                Recv(line, large, answer.Substring(at, answer.Length - at < large ? answer.Length - at : large));
            }

            Exchange(line, "y", large, "1");
            var https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem", ReceiveSize = limit });
            Assert.AreEqual(200, https.Post(Request("x")));
            Assert.AreEqual(body, Body(https, 256));
            Post(https, "y", "1");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_limit_may_be_small()
        {
            var line = new ScriptedLine();
            var answer = Answer("12345");
            Open(line, Opened);
            Send(line, Head(Host, 443, 1) + "x", RecvUrc);
            for (var at = 0; at < answer.Length; at += 10)
            {
                Recv(line, 10, answer.Substring(at, answer.Length - at < 10 ? answer.Length - at : 10));
            }

            var https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem", ReceiveSize = 10 });
            Post(https, "x", "12345");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Less_is_asked_for_for_good_once_bytes_got_lost()
        {
            var data = new string('d', 1500);

            // The driver was full: what came last is gone; or what it held; or all but the end.
            Less_is_asked_for_for_good_once_bytes_got_lost("\r\n+QSSLRECV: 1500\r\n" + data.Substring(700));
            Less_is_asked_for_for_good_once_bytes_got_lost("\r\n+QSSLRECV: 1500\r\n" + data.Substring(20) + "\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost(data.Substring(700) + "\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost(data + "\r\n\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost("00\r\n" + data.Substring(1490) + "\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost("\r\n+QSSLRECV: 15001500\r\n" + data + "\r\n\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost("\r\n+QSSLRECV: \r\n" + data + "\r\n\r\nOK\r\n");
            Less_is_asked_for_for_good_once_bytes_got_lost(string.Empty);
        }

        private static void Less_is_asked_for_for_good_once_bytes_got_lost(string damaged)
        {
            var line = new ScriptedLine();
            var answer = Answer(new string('b', 3000));
            Open(line, Opened);
            Send(line, Head(Host, 443, 1) + "x", RecvUrc);
            Recv(line, 512, answer.Substring(0, 512));
            line.On("AT+QSSLRECV=0,1500\r", damaged);
            var at = new AtClient(line);
            var https = new ModemHttps(at, new TlsSettings { CaFile = "ca.pem" });
            Assert.AreEqual(200, https.Post(Request("x")));

            if (damaged.IndexOf("+QSSLRECV") >= 0 || damaged.Length == 0)
            {
                // The end of the answer is not seen, and the modem gets in step again before the socket is closed.
                at.LongestTimeout = Patience;
                line.On("AT\r", Done);
            }

            Close(line);
            Assert.AreEqual(-1, Quectel.Fails(LpaError.ModemTimeout, () => Body(https, 256)));
            Assert.IsTrue(line.IsDone, damaged);

            at.LongestTimeout = int.MaxValue;
            Reopen(line, Host, 443, Opened);
            Send(line, Head(Host, 443, 1) + "x", RecvUrc);
            for (var i = 0; i < answer.Length; i += 512)
            {
                Recv(line, 512, answer.Substring(i, answer.Length - i < 512 ? answer.Length - i : 512));
            }

            Assert.AreEqual(200, https.Post(Request("x")));
            Assert.AreEqual(3000, Body(https, 256).Length);
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_request_is_asked_about_when_its_answer_is_announced_and_not_before()
        {
            var line = new ScriptedLine();
            Open(line, Opened);

            // What was announced behind the first answer was in it already.
            Exchange(line, "one", 512, "1");
            Send(line, Head(Host, 443, 3) + "two", string.Empty);
            Recv(line, 512, Answer("2"));
            var late = new LateLine(line);
            var https = new ModemHttps(new AtClient(late), new TlsSettings { CaFile = "ca.pem" });
            Post(https, "one", "1");
            line.Say(RecvUrc);

            late.Say(RecvUrc);
            Post(https, "two", "2");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void An_answer_whose_announcement_got_lost_is_asked_for()
        {
            var line = new ScriptedLine();
            Open(line, Opened);
            Send(line, Head(Host, 443, 3) + "one", string.Empty);
            Recv(line, 512, Answer("1"));
            var https = Client(line);
            Post(https, "one", "1");
            Assert.IsTrue(line.IsDone);
        }

        private static string Answer(string body) => "HTTP/1.1 200 OK\r\nContent-Length: " + body.Length.ToString() + "\r\n\r\n" + body;

        private static void Exchange(ScriptedLine line, string body, int count, string answer)
        {
            Send(line, Head(Host, 443, body.Length) + body, RecvUrc);
            Recv(line, count, Answer(answer));
        }

        /// <summary>A modem that says something only when somebody waits for it.</summary>
        private sealed class LateLine : ISerialLine
        {
            private readonly ScriptedLine _line;
            private string _text;

            public LateLine(ScriptedLine line)
            {
                _line = line;
            }

            public void Say(string text) => _text = text;

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            {
                var taken = _line.Read(buffer, offset, count, timeoutMilliseconds);
                if (taken == 0 && timeoutMilliseconds > 0 && _text != null)
                {
                    _line.Say(_text);
                    _text = null;
                }

                return taken;
            }

            public void Write(byte[] buffer, int offset, int count)
            {
                Assert.IsTrue(_text == null || Utf8.ToString(buffer, offset, count).IndexOf("QSSLRECV") < 0, "asked unannounced");
                _line.Write(buffer, offset, count);
            }
        }
    }
}
