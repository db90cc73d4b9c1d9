using NanoLpa;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class TracingHttpsTests
    {
        private const string Path = "/gsma/rsp2/es9plus/authenticateClient";

        [TestMethod]
        public void A_call_is_told_by_names_and_lengths()
        {
            var trace = new TraceRecorder();
            Call(trace, "{\"transactionId\":\"0A0B\",\"authenticateServerResponse\":\"vzgBAgME\"}", 200, Session.Failed("8.2.6", "3.8"), 7);
            Assert.AreEqual(
                "> POST smdp.example.com:443" + Path + " 64 bytes transactionId(4) authenticateServerResponse(8)|"
                + "< HTTP 200 133 bytes status=Failed subjectCode=8.2.6 reasonCode=3.8 message(2)|",
                trace.Lines);
            Assert.AreEqual(string.Empty, trace.RawLines);
        }

        [TestMethod]
        public void JSON_of_any_kind_is_outlined()
        {
            JSON_of_any_kind_is_outlined("{\"a\":\"b\\\"c\",\"d\":1,\"e\":[\"f\",\"g\"],\"h\":{\"i\":\"\"}}", " a(4) e(1) i(0)");
            JSON_of_any_kind_is_outlined("{ \"status\" : \"Executed-Success\" , \"x y\" : \"z\"}", " status=Executed-Success");
            JSON_of_any_kind_is_outlined("{\"status\":\"secret \\\"word\\\"\",\"reasonCode\":\"123456789012345678901234567890123\"}", " status(15) reasonCode(33)");
            JSON_of_any_kind_is_outlined("no JSON \"at all", "");
            JSON_of_any_kind_is_outlined("{\"a\":\"cut", "");
            JSON_of_any_kind_is_outlined("", "");
        }

        private static void JSON_of_any_kind_is_outlined(string json, string outline)
        {
            for (var piece = 1; piece < 9; piece += 3)
            {
                var trace = new TraceRecorder();
                Call(trace, string.Empty, 200, json, piece);
                var end = json.Length.ToString() + " bytes" + outline + "|";
                Assert.AreEqual("< HTTP 200 " + end, trace.Lines.Substring(trace.Lines.IndexOf('|') + 1));
            }
        }

        [TestMethod]
        public void A_failure_is_told_and_passed_on()
        {
            var trace = new TraceRecorder();
            var https = new TracingHttps(new PieceServer(0, string.Empty, 1)) { Trace = trace };
            Expect.Error(LpaError.TlsRefused, () => https.Post(Request(string.Empty)));
            Assert.AreEqual("> POST smdp.example.com:443" + Path + " 0 bytes|< HTTP failed: LPA 43/566 in 0|", trace.Lines);
        }

        [TestMethod]
        public void A_failure_is_passed_on_whatever_the_trace_catches()
        {
            var trace = new CatchingTrace();
            Expect.Error(LpaError.TlsRefused, () => new TracingHttps(new PieceServer(0, string.Empty, 1)) { Trace = trace }.Post(Request(string.Empty)));
            var https = new TracingHttps(new PieceServer(200, null, 1)) { Trace = trace };
            https.Post(Request(string.Empty));
            Expect.Error(LpaError.ConnectionClosed, () => https.Read(new byte[5], 0, 5));
            Assert.AreEqual(4, trace.Caught);
        }

        [TestMethod]
        public void An_answer_that_is_not_read_to_its_end_is_told_all_the_same()
        {
            var trace = new TraceRecorder();
            var https = new TracingHttps(new PieceServer(204, "{}", 1)) { Trace = trace };
            https.Post(Request(string.Empty));
            trace.Clear();
            https.Close();
            https.Close();
            Assert.AreEqual("< HTTP 204 0 bytes|", trace.Lines);
        }

        [TestMethod]
        public void Bodies_are_told_raw_where_they_are_to()
        {
            var trace = new TraceRecorder(true);
            var https = new TracingHttps(new PieceServer(200, "{\"a\":1}\n", 5)) { Trace = trace, TracesBodies = true };
            https.Post(Request("{\"b\":2}"));
            var buffer = new byte[100];
            while (https.Read(buffer, 0, 100) > 0)
            {
            }

            Assert.AreEqual(
                "> POST smdp.example.com:443" + Path + " 7 bytes|> {\"b\":2}|< {\"a\":|< 1}\\n|< HTTP 200 8 bytes|", trace.RawLines);
        }

        [TestMethod]
        public void Without_a_trace_nothing_is_told()
        {
            var https = new TracingHttps(new PieceServer(200, "{}", 1));
            Assert.AreEqual(200, https.Post(Request(string.Empty)));
            Assert.AreEqual(1, https.Read(new byte[5], 0, 5));
            https.Close();
        }

        private static HttpsRequest Request(string body)
        {
            var bytes = Utf8.ToBytes(body);
            return new HttpsRequest { Host = "smdp.example.com", Port = 443, Path = Path, Body = bytes, BodyLength = bytes.Length };
        }

        private static void Call(ITrace trace, string body, int status, string answer, int piece)
        {
            var https = new TracingHttps(new PieceServer(status, answer, piece)) { Trace = trace };
            Assert.AreEqual(status, https.Post(Request(body)));
            var buffer = new byte[100];
            while (https.Read(buffer, 1, 99) > 0)
            {
            }

            https.Close();
        }

        /// <summary>Catches something whenever it is told something.</summary>
        private sealed class CatchingTrace : ITrace
        {
            public bool IsRaw => false;

            public int Caught { get; private set; }

            public void Write(string line, string raw)
            {
                try
                {
                    throw new LpaException(LpaError.Busy);
                }
                catch (LpaException)
                {
                    Caught++;
                }
            }
        }

        /// <summary>Answers the same to everything, in pieces; status 0 is a refused certificate, no body a lost connection.</summary>
        private sealed class PieceServer : IHttpsClient
        {
            private readonly int _status;
            private readonly PieceSource _body;

            public PieceServer(int status, string body, int piece)
            {
                _status = status;
                _body = body == null ? null : new PieceSource(body, piece);
            }

            public int Post(HttpsRequest request)
            {
                if (_status == 0)
                {
                    throw new LpaException(LpaError.TlsRefused, 566);
                }

                return _status;
            }

            public int Read(byte[] buffer, int offset, int count) =>
                _body == null ? throw new LpaException(LpaError.ConnectionClosed) : _body.Read(buffer, offset, count);

            public void Close()
            {
            }
        }
    }
}
