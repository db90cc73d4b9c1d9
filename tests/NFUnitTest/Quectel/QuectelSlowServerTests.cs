using System;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>A server that never ends: what comes byte by byte is taken as long as it gets on, and no longer.</summary>
    [TestClass]
    public class QuectelSlowServerTests
    {
        [TestMethod]
        public void A_server_that_sends_a_byte_now_and_then_is_given_up()
        {
            // No byte is late; but so many would have had to come.
            var settings = new TlsSettings { CaFile = "ca.pem", AnswerTimeout = 100, LeastRate = 10000000 };
            var socket = Open(settings);
            var begin = Environment.TickCount64;
            Quectel.Fails(LpaError.NetworkTimeout, () => Read(socket, int.MaxValue));
            Assert.IsTrue(Environment.TickCount64 - begin < 5000);

            // It is no better for being asked again; but another request has its own time.
            Quectel.Fails(LpaError.NetworkTimeout, () => Read(socket, 1));
            socket.Write(new byte[] { 0x20 }, 1, null, 0);
            Read(socket, 1);
        }

        [TestMethod]
        public void A_slow_server_that_gets_on_is_not()
        {
            // Each byte brings a second.
            var settings = new TlsSettings { CaFile = "ca.pem", AnswerTimeout = 1000, LeastRate = 1 };
            Read(Open(settings), 300);
        }

        [TestMethod]
        public void A_body_without_end_is_refused()
        {
            A_body_without_end_is_refused("HTTP/1.1 200 OK\r\n\r\n", "0123456789abcdefghijklmn");
            A_body_without_end_is_refused("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "12\r\n0123456789abcdefgh\r\n");
        }

        private static void A_body_without_end_is_refused(string start, string more)
        {
            var reader = new HttpReader(new EndlessSource(start, more), new byte[256]) { LongestBody = 20000 };
            Assert.AreEqual(200, reader.ReadHead());
            var waste = new byte[240];
            Quectel.Fails(LpaError.HttpFormat, () =>
            {
                while (reader.Read(waste, 0, waste.Length) > 0)
                {
                }
            });
        }

        private static TlsSocket Open(TlsSettings settings)
        {
            var socket = new TlsSocket(new AtClient(new TrickleLine()), settings);
            socket.Open("smdp.example.com", 443);
            return socket;
        }

        private static void Read(TlsSocket socket, int count)
        {
            var buffer = new byte[16];
            for (var i = 0; i < count; i++)
            {
                Assert.AreEqual(1, socket.Read(buffer, 0, buffer.Length));
            }
        }

        /// <summary>A modem with a connection that has one byte whenever it is asked.</summary>
        private sealed class TrickleLine : ISerialLine
        {
            private readonly SaidBytes _said = new SaidBytes();

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) => _said.Take(buffer, offset, count);

            public void Write(byte[] buffer, int offset, int count)
            {
                var command = Utf8.ToString(buffer, offset, count);
                var answer = "\r\nOK\r\n";
                if (command.IndexOf("AT+QSSLRECV") == 0)
                {
                    answer = "\r\n+QSSLRECV: 1\r\nx\r\nOK\r\n";
                }
                else if (command.IndexOf("AT+QSSLOPEN") == 0)
                {
                    answer += "\r\n+QSSLOPEN: 0,0\r\n";
                }
                else if (command.IndexOf("AT+QSSLSEND") == 0)
                {
                    answer = "\r\n> ";
                }
                else if (command.IndexOf("AT") != 0)
                {
                    answer = "\r\nSEND OK\r\n";
                }

                _said.Say(Utf8.ToBytes(answer));
            }
        }
    }
}
