using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>Requests over the modem's TLS socket, and the AT commands that they become: what tests of them have in common.</summary>
    internal static class HttpsScript
    {
        public const string Host = "smdp.example.com";
        public const string Path = "/gsma/rsp2/es9plus/initiateAuthentication";
        public const string RecvUrc = "\r\n+QSSLURC: \"recv\",0\r\n";
        public const string ClosedUrc = "\r\n+QSSLURC: \"closed\",0\r\n";
        public const string Done = "\r\nOK\r\n";

        public static ModemHttps Client(ScriptedLine line) => new ModemHttps(new AtClient(line), new TlsSettings { CaFile = "ca.pem" });

        public static HttpsRequest Request(string body) => new HttpsRequest
        {
            Host = Host, Port = 443, Path = Path, ContentType = "application/json", AdminProtocol = "gsma/rsp/v2.2.2",
            UserAgent = "gsma-rsp-lpad", Body = Utf8.ToBytes(body), BodyLength = body.Length
        };

        public static string Head(string host, int port, int length) => "POST " + Path + " HTTP/1.1\r\nHost: " + host
            + (port == 443 ? string.Empty : ":" + port.ToString())
            + "\r\nUser-Agent: gsma-rsp-lpad\r\nX-Admin-Protocol: gsma/rsp/v2.2.2\r\nContent-Type: application/json\r\nContent-Length: "
            + length.ToString() + "\r\n\r\n";

        public static void Open(ScriptedLine line, string urc) => Open(line, Host, 443, urc, true);

        public static void Open(ScriptedLine line, string host, int port, string urc, bool first)
        {
            Configure(line, first);
            line.On("AT+QSSLOPEN=1,1,0,\"" + host + "\"," + port.ToString() + ",0\r", Done + urc);
        }

        public static void Configure(ScriptedLine line, bool first)
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

        /// <summary>What a second connection takes, when the modem still names the CA file.</summary>
        public static void Reopen(ScriptedLine line, string host, int port, string urc)
        {
            line.On("AT+QSSLCFG=\"cacert\",1\r", "\r\n+QSSLCFG: \"cacert\",1,\"UFS:ca.pem\"\r\n" + Done)
                .On("AT+QSSLCFG=\"seclevel\",1,1\r", Done)
                .On("AT+QSSLOPEN=1,1,0,\"" + host + "\"," + port.ToString() + ",0\r", Done + urc);
        }

        public static void Close(ScriptedLine line) => line.On("AT+QSSLCLOSE=0\r", Done);

        public static void Send(ScriptedLine line, string data, string then) =>
            line.On("AT+QSSLSEND=0," + data.Length.ToString() + "\r", "\r\n> ").On(data, "\r\nSEND OK\r\n" + then);

        public static void Recv(ScriptedLine line, int count, string data) =>
            line.On("AT+QSSLRECV=0," + count.ToString() + "\r", "\r\n+QSSLRECV: " + data.Length.ToString() + "\r\n" + data + "\r\nOK\r\n");

        public static void Exchange(ScriptedLine line, string body, string answer)
        {
            Send(line, Head(Host, 443, body.Length) + body, RecvUrc);
            Recv(line, 512, "HTTP/1.1 200 OK\r\nContent-Length: " + answer.Length.ToString() + "\r\n\r\n" + answer);
        }

        /// <summary>Posts a body, and checks the answer.</summary>
        public static void Post(ModemHttps https, string body, string answer)
        {
            Assert.AreEqual(200, https.Post(Request(body)));
            Assert.AreEqual(answer, Body(https, 100));
        }

        public static string Body(ModemHttps https, int count)
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
