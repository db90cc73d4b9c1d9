using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelHttpReaderTests
    {
        private const string Ok = "HTTP/1.1 200 OK\r\n";

        [TestMethod]
        public void Reads_the_body()
        {
            Reads_the_body("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello", true);
            Reads_the_body("HTTP/1.1 200\r\ncontent-LENGTH:5 \r\n\r\nhello", "hello", true);
            Reads_the_body("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "hello", true);
            Reads_the_body("\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello", "hello", true);
            Reads_the_body("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "", true);
            Reads_the_body("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: foo, Close\r\n\r\nhello", "hello", false);
            Reads_the_body("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello", false);
            Reads_the_body("HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 5\r\n\r\nhello", "hello", true);
            Reads_the_body("HTTP/1.1 200 OK\r\n\r\nhello", "hello", false);
            Reads_the_body("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello!", "hello", false);
            Reads_the_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nhe\r\n3;x=\"y\"\r\nllo\r\n0\r\n\r\n", "hello", true);
            Reads_the_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00000005 \r\nhello\r\n000\r\nTrailer: x\r\n\r\n", "hello", true);
            Reads_the_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "hello", false);
            Reads_the_body("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n\r\n0\r\r\n0\r\n\r\n", "\r\n0\r", true);
            Reads_the_body("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "hi", true);
        }

        private static void Reads_the_body(string answer, string body, bool reuse)
        {
            for (var piece = 1; piece < 40; piece++)
            {
                var reader = new HttpReader(new Pieces(answer, piece), new byte[256]);
                Assert.AreEqual(200, reader.ReadHead());
                var target = new byte[100];
                var length = ReadAll(reader, target, piece);
                Assert.AreEqual(body, Quectel.Text(target, length));
                Assert.IsTrue(reader.HasEnded);
                Assert.AreEqual(0, reader.Read(target, 0, 1));
            }

            var whole = new HttpReader(new Pieces(answer, 4096), new byte[256]);
            whole.ReadHead();
            ReadAll(whole, new byte[100], 100);
            Assert.AreEqual(reuse, whole.CanReuse);
        }

        [TestMethod]
        public void Some_answers_have_no_body()
        {
            Some_answers_have_no_body("HTTP/1.1 204 No Content\r\n\r\n", 204);
            Some_answers_have_no_body("HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n", 204);
            Some_answers_have_no_body("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n", 304);
            Some_answers_have_no_body("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n", 500);
        }

        private static void Some_answers_have_no_body(string answer, int status)
        {
            var reader = new HttpReader(new Pieces(answer, 5), new byte[256]);
            Assert.AreEqual(status, reader.ReadHead());
            Assert.AreEqual(0, reader.Read(new byte[1], 0, 1));
            Assert.IsTrue(reader.CanReuse);
        }

        [TestMethod]
        public void Refuses_a_malformed_head()
        {
            Refuses_a_malformed_head("HTTP/2 200 OK\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 2x0 OK\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 2000 OK\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 099 OK\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 101 Switching\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1\r\n\r\n");
            Refuses_a_malformed_head("220 smtp.example.com ESMTP ready\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nno colon\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\n: nameless\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length : 5\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length: 1f\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n");
            Refuses_a_malformed_head("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        private static void Refuses_a_malformed_head(string answer)
        {
            var reader = new HttpReader(new Pieces(answer, 7), new byte[256]);
            Quectel.Fails(LpaError.HttpFormat, () => reader.ReadHead());
            Assert.IsFalse(reader.CanReuse);
        }

        [TestMethod]
        public void Refuses_malformed_chunks()
        {
            Refuses_malformed_chunks("g\r\n");
            Refuses_malformed_chunks("\r\n");
            Refuses_malformed_chunks("-1\r\n");
            Refuses_malformed_chunks("0x5\r\nhello\r\n");
            Refuses_malformed_chunks("fffffffff\r\n");
            Refuses_malformed_chunks("5\r\nhelloXX0\r\n\r\n");
            Refuses_malformed_chunks("5\r\nhello world\r\n");
        }

        private static void Refuses_malformed_chunks(string chunks)
        {
            var reader = new HttpReader(new Pieces(Ok + "Transfer-Encoding: chunked\r\n\r\n" + chunks, 7), new byte[256]);
            reader.ReadHead();
            Quectel.Fails(LpaError.HttpFormat, () => ReadAll(reader, new byte[100], 100));
            Assert.IsFalse(reader.CanReuse);
        }

        [TestMethod]
        public void Notices_an_early_end()
        {
            Notices_an_early_end("");
            Notices_an_early_end("HTTP/1.1 200 O");
            Notices_an_early_end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n");
            Notices_an_early_end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell");
            Notices_an_early_end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe");
            Notices_an_early_end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            Notices_an_early_end("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n");
        }

        private static void Notices_an_early_end(string answer)
        {
            var reader = new HttpReader(new Pieces(answer, 11), new byte[256]);
            Quectel.Fails(LpaError.ConnectionClosed, () =>
            {
                reader.ReadHead();
                ReadAll(reader, new byte[100], 3);
            });
            Assert.AreEqual(answer.Length > 0, reader.HasBegun);
            Assert.IsFalse(reader.CanReuse);
        }

        [TestMethod]
        public void Long_headers_that_do_not_matter_are_passed()
        {
            var answer = Ok + "Set-Cookie: " + new string('c', 3000) + "\r\nContent-Length: 2\r\n\r\nhi";
            for (var piece = 1; piece < 300; piece += 13)
            {
                var reader = new HttpReader(new Pieces(answer, piece), new byte[256]);
                reader.ReadHead();
                var target = new byte[9];
                Assert.AreEqual("hi", Quectel.Text(target, ReadAll(reader, target, 9)));
            }
        }

        [TestMethod]
        public void Endless_heads_are_refused()
        {
            Endless(Ok + "X: ", "x");
            Endless(Ok, "X: y\r\n");
            Endless("\r\n", "\r\n");
            Endless("HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n");
            var reader = new HttpReader(new Pieces(Ok + "Content-Length: " + new string('0', 400) + "\r\n\r\n", 64), new byte[256]);
            Quectel.Fails(LpaError.HttpFormat, () => reader.ReadHead());
        }

        [TestMethod]
        public void Large_bodies_pass_through_a_small_buffer()
        {
            var answer = Ok + "Transfer-Encoding: chunked\r\n\r\n3e8\r\n" + new string('a', 1000) + "\r\n7D0\r\n" + new string('b', 2000)
                + "\r\n0\r\n\r\n";
            for (var count = 1; count < 1500; count += 97)
            {
                var reader = new HttpReader(new Pieces(answer, 700), new byte[256]);
                reader.ReadHead();
                var target = new byte[3100];
                Assert.AreEqual(3000, ReadAll(reader, target, count));
                Assert.AreEqual((int)'a', (int)target[999]);
                Assert.AreEqual((int)'b', (int)target[1000]);
                Assert.AreEqual((int)'b', (int)target[2999]);
                Assert.IsTrue(reader.CanReuse);
            }
        }

        private static void Endless(string start, string more)
        {
            var reader = new HttpReader(new Pieces(start, 100) { Again = Utf8.ToBytes(more) }, new byte[256]);
            Quectel.Fails(LpaError.HttpFormat, () => reader.ReadHead());
        }

        private static int ReadAll(HttpReader reader, byte[] target, int count)
        {
            var length = 0;
            for (;;)
            {
                var wanted = count < target.Length - length ? count : target.Length - length;
                var taken = reader.Read(target, length, wanted);
                if (taken == 0)
                {
                    return length;
                }

                length += taken;
            }
        }

        private sealed class Pieces : IByteSource
        {
            private readonly int _piece;
            private byte[] _bytes;
            private int _at;

            public Pieces(string text, int piece)
            {
                _bytes = Utf8.ToBytes(text);
                _piece = piece;
            }

            /// <summary>What follows for ever; null when the connection ends.</summary>
            public byte[] Again { get; set; }

            public int Read(byte[] buffer, int offset, int count)
            {
                if (_at == _bytes.Length && Again != null)
                {
                    _bytes = Again;
                    _at = 0;
                }

                var taken = _bytes.Length - _at;
                taken = taken < count ? taken : count;
                taken = taken < _piece ? taken : _piece;
                System.Array.Copy(_bytes, _at, buffer, offset, taken);
                _at += taken;
                return taken;
            }
        }
    }
}
