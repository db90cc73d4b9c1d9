using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ActivationCodeTests
    {
        [TestMethod]
        [DataRow("1$smdp.example.com$", "smdp.example.com", 443, "", "", false)]
        [DataRow("1$smdp.example.com", "smdp.example.com", 443, "", "", false)]
        [DataRow("LPA:1$smdp.example.com$04386-AGYFT-A74Y8-3F815", "smdp.example.com", 443, "04386-AGYFT-A74Y8-3F815", "", false)]
        [DataRow("lpa:1$smdp.example.com$id", "smdp.example.com", 443, "id", "", false)]
        [DataRow("Lpa:1$SMDP.Example.COM$aZ09-", "SMDP.Example.COM", 443, "aZ09-", "", false)]
        [DataRow(" \t LPA:1$smdp.example.com$id \r\n", "smdp.example.com", 443, "id", "", false)]
        [DataRow("LPA:1$smdp.example.com$id$1.3.6.1.4.1.31746", "smdp.example.com", 443, "id", "1.3.6.1.4.1.31746", false)]
        [DataRow("LPA:1$smdp.example.com$id$1.3.6.1.4.1.31746$1", "smdp.example.com", 443, "id", "1.3.6.1.4.1.31746", true)]
        [DataRow("LPA:1$smdp.example.com$id$$1", "smdp.example.com", 443, "id", "", true)]
        [DataRow("LPA:1$smdp.example.com$$$1", "smdp.example.com", 443, "", "", true)]
        [DataRow("LPA:1$smdp.example.com$id$$", "smdp.example.com", 443, "id", "", false)]
        [DataRow("LPA:1$smdp.example.com$id$$0", "smdp.example.com", 443, "id", "", false)]
        [DataRow("LPA:1$smdp.example.com$id$$1$future$fields", "smdp.example.com", 443, "id", "", true)]
        [DataRow("LPA:1$smdp.example.com$id$2.999.10$$more", "smdp.example.com", 443, "id", "2.999.10", false)]
        [DataRow("LPA:1$smdp.example.com:8443$id", "smdp.example.com", 8443, "id", "", false)]
        [DataRow("LPA:1$127.0.0.1:1$id", "127.0.0.1", 1, "id", "", false)]
        [DataRow("LPA:1$localhost:65535$id", "localhost", 65535, "id", "", false)]
        public void Every_form_is_read(string text, string host, int port, string matchingId, string oid, bool confirmation)
        {
            var code = ActivationCode.Parse(text);
            Assert.AreEqual(host, code.Smdp.Host);
            Assert.AreEqual(port, code.Smdp.Port);
            Assert.AreEqual(matchingId, code.MatchingId);
            Assert.AreEqual(oid, code.Oid);
            Assert.AreEqual(confirmation, code.ConfirmationCodeRequired);
        }

        [TestMethod]
        [DataRow("", (int)LpaError.ActivationCodeEmpty)]
        [DataRow(" \r\n", (int)LpaError.ActivationCodeEmpty)]
        [DataRow("LPA:", (int)LpaError.ActivationCodeEmpty)]
        [DataRow("hello", (int)LpaError.ActivationCodeFormat)]
        [DataRow("1", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA:1", (int)LpaError.ActivationCodeFormat)]
        [DataRow("$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA:$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA:2$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA:01$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA: 1$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA:LPA:1$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("LPA1$smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("smdp.example.com$id", (int)LpaError.ActivationCodeFormat)]
        [DataRow("1$", (int)LpaError.ActivationCodeAddress)]
        [DataRow("1$$id", (int)LpaError.ActivationCodeAddress)]
        [DataRow("1$:443$id", (int)LpaError.ActivationCodeAddress)]
        [DataRow("1$smdp example.com$id", (int)LpaError.ActivationCodeAddress)]
        [DataRow("1$https://smdp.example.com$id", (int)LpaError.ActivationCodePort)]
        [DataRow("1$smdp.example.com/path$id", (int)LpaError.ActivationCodeAddress)]
        [DataRow("1$smdp.example.com:$id", (int)LpaError.ActivationCodePort)]
        [DataRow("1$smdp.example.com:0$id", (int)LpaError.ActivationCodePort)]
        [DataRow("1$smdp.example.com:65536$id", (int)LpaError.ActivationCodePort)]
        [DataRow("1$smdp.example.com:abc$id", (int)LpaError.ActivationCodePort)]
        [DataRow("1$smdp.example.com$i d", (int)LpaError.ActivationCodeMatchingId)]
        [DataRow("1$smdp.example.com$id_1", (int)LpaError.ActivationCodeMatchingId)]
        [DataRow("1$smdp.example.com$id\u00e9", (int)LpaError.ActivationCodeMatchingId)]
        [DataRow("1$smdp.example.com$@[`{", (int)LpaError.ActivationCodeMatchingId)]
        [DataRow("1$smdp.example.com$id$oid", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1.", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$.1", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1..3", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$3.1", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1.40", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1.3.99999999999", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$1.3.-6", (int)LpaError.ActivationCodeOid)]
        [DataRow("1$smdp.example.com$id$$2", (int)LpaError.ActivationCodeFlag)]
        [DataRow("1$smdp.example.com$id$$01", (int)LpaError.ActivationCodeFlag)]
        [DataRow("1$smdp.example.com$id$$true", (int)LpaError.ActivationCodeFlag)]
        [DataRow("1$smdp.example.com$id$1.3.6$ 1", (int)LpaError.ActivationCodeFlag)]
        public void The_part_that_is_wrong_is_named(string text, int error)
        {
            Expect.Error((LpaError)error, () => ActivationCode.Parse(text), text);
        }

        [TestMethod]
        public void No_code_at_all_is_an_empty_one()
        {
            Expect.Error(LpaError.ActivationCodeEmpty, () => ActivationCode.Parse(null));
        }

        [TestMethod]
        public void Parts_beyond_measure_are_refused_or_carried_whole()
        {
            Expect.Error(LpaError.ActivationCodeAddress, () => ActivationCode.Parse("1$" + new string('a', 256) + "$id"));
            Assert.AreEqual(255, ActivationCode.Parse("1$" + new string('a', 255) + "$id").Smdp.Host.Length);
            Assert.AreEqual(300, ActivationCode.Parse("1$a$" + new string('A', 300)).MatchingId.Length);
            var oid = "1.3";
            for (var i = 0; i < 70; i++)
            {
                oid += ".6";
            }

            Expect.Error(LpaError.ActivationCodeOid, () => ActivationCode.Parse("1$a$id$" + oid));
        }

        [TestMethod]
        [DataRow("LPA:1$a$b", true)]
        [DataRow("lpa:", true)]
        [DataRow("1$a$b", true)]
        [DataRow("1", false)]
        [DataRow("", false)]
        [DataRow("LPA", false)]
        [DataRow("list", false)]
        public void A_line_that_is_meant_as_a_code_is_known(string line, bool meant)
        {
            Assert.AreEqual(meant, ActivationCode.IsMeant(line));
        }
    }
}
