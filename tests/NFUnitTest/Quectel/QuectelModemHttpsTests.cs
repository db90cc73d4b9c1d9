using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;
using static NFUnitTest.HttpsScript;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelModemHttpsTests
    {
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
            Send(line, Head(Host, 443, 4) + "{\"\"}", RecvUrc);
            Recv(line, 512, "HTTP/1.1 200 OK\r\nContent-Length: 56\r\n\r\n0123\r\nOK\r\n+QSSLURC: \"closed\",0\r\n");
            Recv(line, 512, "ERROR\r\n> +CME ERROR: 3\r\n");
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
            Post(https, "one", "1");

            // What is left of this answer is dropped by the next request.
            Assert.AreEqual(200, https.Post(Request("two")));
            Post(https, "three", "333");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Another_host_or_a_server_that_closes_needs_another_connection()
        {
            var line = new ScriptedLine();
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            Exchange(line, "one", "1");
            Close(line);
            Reopen(line, "other.example.com", 8443, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head("other.example.com", 8443, 1) + "x", RecvUrc + ClosedUrc);
            Recv(line, 512, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            Close(line);
            Reopen(line, "other.example.com", 8443, "\r\n+QSSLOPEN: 0,0\r\n");
            Send(line, Head("other.example.com", 8443, 1) + "y", RecvUrc);
            Recv(line, 512, "HTTP/1.1 200 OK\r\n\r\nuntil the end");
            line.On("AT+QSSLRECV=0,512\r", "\r\n+QSSLRECV: 0\r\n\r\nOK\r\n" + ClosedUrc);
            line.On("AT+QSSLRECV=0,512\r", "\r\n+QSSLRECV: 0\r\n\r\nOK\r\n");
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
                    line.On("AT+QSSLSEND=0," + (Head(Host, 443, 3).Length + 3).ToString() + "\r", "\r\nERROR\r\n");
                    break;
                case 2:
                    // The close crosses the request.
                    Send(line, Head(Host, 443, 3) + "two", ClosedUrc);
                    Recv(line, 512, string.Empty);
                    break;
            }

            Close(line);
            Reopen(line, Host, 443, "\r\n+QSSLOPEN: 0,0\r\n");
            Exchange(line, "two", "2");
            var https = Client(line);
            Post(https, "one", "1");
            if (how == 0)
            {
                line.Say(ClosedUrc);
            }

            Post(https, "two", "2");
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Sends_in_pieces_and_waits_for_room()
        {
            var line = new ScriptedLine();
            var body = new string('b', 25);
            Open(line, "\r\n+QSSLOPEN: 0,0\r\n");
            var request = Head(Host, 443, 25) + body;
            var last = request.Length - request.Length % 10;
            for (var at = 0; at < last; at += 10)
            {
                if (at == last - 10 || at == 20)
                {
                    line.On("AT+QSSLSEND=0,10\r", "\r\n> ").On(request.Substring(at, 10), "\r\nSEND FAIL\r\n+URC\r\n");
                }

                Send(line, request.Substring(at, 10), string.Empty);
            }

            Send(line, request.Substring(last), RecvUrc);
            Recv(line, 512, "HTTP/1.1 204 No Content\r\n\r\n");
            var https = new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem", SendSize = 10 });
            Assert.AreEqual(204, https.Post(Request(body)));
            Assert.IsTrue(line.IsDone);
        }
    }
}
