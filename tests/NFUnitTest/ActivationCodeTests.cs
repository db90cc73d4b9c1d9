using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ActivationCodeTests
    {
        [TestMethod]
        public void Every_form_is_read()
        {
            CheckForm("1$smdp.example.com$", "smdp.example.com", 443, "", "", false);
            CheckForm("1$smdp.example.com", "smdp.example.com", 443, "", "", false);
            CheckForm("LPA:1$smdp.example.com$04386-AGYFT-A74Y8-3F815", "smdp.example.com", 443, "04386-AGYFT-A74Y8-3F815", "", false);
            CheckForm("lpa:1$smdp.example.com$id", "smdp.example.com", 443, "id", "", false);
            CheckForm("Lpa:1$SMDP.Example.COM$aZ09-", "SMDP.Example.COM", 443, "aZ09-", "", false);
            CheckForm(" \t LPA:1$smdp.example.com$id \r\n", "smdp.example.com", 443, "id", "", false);
            CheckForm("LPA:1$smdp.example.com$id$1.3.6.1.4.1.31746", "smdp.example.com", 443, "id", "1.3.6.1.4.1.31746", false);
            CheckForm("LPA:1$smdp.example.com$id$1.3.6.1.4.1.31746$1", "smdp.example.com", 443, "id", "1.3.6.1.4.1.31746", true);
            CheckForm("LPA:1$smdp.example.com$id$$1", "smdp.example.com", 443, "id", "", true);
            CheckForm("LPA:1$smdp.example.com$$$1", "smdp.example.com", 443, "", "", true);
            CheckForm("LPA:1$smdp.example.com$id$$", "smdp.example.com", 443, "id", "", false);
            CheckForm("LPA:1$smdp.example.com$id$$0", "smdp.example.com", 443, "id", "", false);
            CheckForm("LPA:1$smdp.example.com$id$$1$future$fields", "smdp.example.com", 443, "id", "", true);
            CheckForm("LPA:1$smdp.example.com$id$2.999.10$$more", "smdp.example.com", 443, "id", "2.999.10", false);
            CheckForm("LPA:1$smdp.example.com:8443$id", "smdp.example.com", 8443, "id", "", false);
            CheckForm("LPA:1$127.0.0.1:1$id", "127.0.0.1", 1, "id", "", false);
            CheckForm("LPA:1$localhost:65535$id", "localhost", 65535, "id", "", false);
        }

        [TestMethod]
        public void The_part_that_is_wrong_is_named()
        {
            Refused(
                LpaError.ActivationCodeEmpty,
                "",
                " \r\n",
                "LPA:");
            Refused(
                LpaError.ActivationCodeFormat,
                "hello",
                "1",
                "LPA:1",
                "$smdp.example.com$id",
                "LPA:$smdp.example.com$id",
                "LPA:2$smdp.example.com$id",
                "LPA:01$smdp.example.com$id",
                "LPA: 1$smdp.example.com$id",
                "LPA:LPA:1$smdp.example.com$id",
                "LPA1$smdp.example.com$id",
                "smdp.example.com$id");
            Refused(
                LpaError.ActivationCodeAddress,
                "1$",
                "1$$id",
                "1$:443$id",
                "1$smdp example.com$id",
                "1$smdp.example.com/path$id");
            Refused(
                LpaError.ActivationCodePort,
                "1$https://smdp.example.com$id",
                "1$smdp.example.com:$id",
                "1$smdp.example.com:0$id",
                "1$smdp.example.com:65536$id",
                "1$smdp.example.com:abc$id");
            Refused(
                LpaError.ActivationCodeMatchingId,
                "1$smdp.example.com$i d",
                "1$smdp.example.com$id_1",
                "1$smdp.example.com$id\u00e9",
                "1$smdp.example.com$@[`{");
            Refused(
                LpaError.ActivationCodeOid,
                "1$smdp.example.com$id$oid",
                "1$smdp.example.com$id$1",
                "1$smdp.example.com$id$1.",
                "1$smdp.example.com$id$.1",
                "1$smdp.example.com$id$1..3",
                "1$smdp.example.com$id$3.1",
                "1$smdp.example.com$id$1.40",
                "1$smdp.example.com$id$1.3.99999999999",
                "1$smdp.example.com$id$1.3.-6");
            Refused(
                LpaError.ActivationCodeFlag,
                "1$smdp.example.com$id$$2",
                "1$smdp.example.com$id$$01",
                "1$smdp.example.com$id$$true",
                "1$smdp.example.com$id$1.3.6$ 1");
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
            Expect.Error(LpaError.ActivationCodeFormat, () => ActivationCode.Parse("1$a$" + new string('A', 510)));
            Expect.Error(LpaError.ActivationCodeFormat, () => ActivationCode.Parse(new string('$', 5000)));
        }

        [TestMethod]
        public void A_line_that_is_meant_as_a_code_is_known()
        {
            CheckMeant("LPA:1$a$b", true);
            CheckMeant("lpa:", true);
            CheckMeant("1$a$b", true);
            CheckMeant("1", false);
            CheckMeant("", false);
            CheckMeant("LPA", false);
            CheckMeant("list", false);
        }

        private static void CheckMeant(string line, bool meant)
        {
            Assert.AreEqual(meant, ActivationCode.IsMeant(line));
        }

        private static void Refused(LpaError error, params string[] texts)
        {
            foreach (var text in texts)
            {
                Expect.Error(error, () => ActivationCode.Parse(text), text);
            }
        }

        private static void CheckForm(string text, string host, int port, string matchingId, string oid, bool confirmation)
        {
            var code = ActivationCode.Parse(text);
            Assert.AreEqual(host, code.Smdp.Host);
            Assert.AreEqual(port, code.Smdp.Port);
            Assert.AreEqual(matchingId, code.MatchingId);
            Assert.AreEqual(oid, code.Oid);
            Assert.AreEqual(confirmation, code.ConfirmationCodeRequired);
        }
    }
}
