using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class RulesTests
    {
        private static readonly TlvWriter Request = new TlvWriter(64);

        [TestMethod]
        public void The_rules_authorisation_table_is_read()
        {
            var card = new ScriptedCard().Answer("019000", "9000", Vectors.Rat + "9000");
            var rules = GetRat.Call(Open(card), Request);
            Assert.AreEqual("81E2910003BF4300", (string)card.Commands[2]);
            Assert.AreEqual(1, rules.Length);
            Assert.AreEqual((int)(PolicyRules.Ppr1 | PolicyRules.Ppr2), (int)rules[0].Rules);
            Assert.IsTrue(rules[0].ConsentRequired);
            Assert.AreEqual(1, rules[0].Operators.Length);
            Assert.AreEqual("EEE", rules[0].Operators[0].Mcc);
            Assert.AreEqual("EEE", rules[0].Operators[0].Mnc);
            Assert.IsNull(rules[0].Operators[0].Gid1);
            Assert.IsNull(rules[0].Operators[0].Gid2);
        }

        [TestMethod]
        public void A_table_may_be_empty_or_have_several_rows_and_operators()
        {
            Assert.AreEqual(0, Rules("BF4302A000").Length);

            // PPR2 without consent for 262-01 with GID1 AA and GID2 empty, and for 310-410; nobody for no rule.
            var rules = Rules(Tlv("BF43", Tlv(
                "A0",
                Tlv("30", "80020520" + Tlv("A1", Tlv("30", "800362F210" + "8101AA" + "8200") + Tlv("30", "8003130014" + "8300")) + "820100")
                + Tlv("30", "800100" + "A100" + "820100"))));
            Assert.AreEqual(2, rules.Length);
            Assert.AreEqual((int)PolicyRules.Ppr2, (int)rules[0].Rules);
            Assert.IsFalse(rules[0].ConsentRequired);
            Assert.AreEqual(2, rules[0].Operators.Length);
            Assert.AreEqual("262", rules[0].Operators[0].Mcc);
            Assert.AreEqual("01", rules[0].Operators[0].Mnc);
            Expect.Bytes("AA", rules[0].Operators[0].Gid1);
            Expect.Bytes(string.Empty, rules[0].Operators[0].Gid2);
            Assert.AreEqual("310", rules[0].Operators[1].Mcc);
            Assert.AreEqual("410", rules[0].Operators[1].Mnc);
            Assert.AreEqual(0, (int)rules[1].Rules);
            Assert.AreEqual(0, rules[1].Operators.Length);
        }

        [TestMethod]
        public void A_malformed_table_is_refused()
        {
            CheckRulesRefused("BF4300");
            CheckRulesRefused("BF4302A100");
            CheckRulesRefused(Tlv("BF43", Tlv("A0", "3000")));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "820100"))));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "A100"))));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "A100" + "8200"))));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "A1023000" + "820100"))));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "A1043002" + "8000" + "820100"))));
            CheckRulesRefused(Tlv("BF43", Tlv("A0", Tlv("30", "80020560" + "A1063004" + "80021234" + "820100"))));
        }

        [TestMethod]
        public void A_table_that_is_cut_anywhere_is_refused()
        {
            for (var length = 0; length < Vectors.Rat.Length; length += 2)
            {
                var cut = Vectors.Rat.Substring(0, length);
                Expect.Error(LpaError.CardData, () => Rules(cut));
            }
        }

        private static void CheckRulesRefused(string answer) => Expect.Error(LpaError.CardData, () => Rules(answer), answer);

        private static AuthorisationRule[] Rules(string answer) =>
            GetRat.Call(Open(new ScriptedCard().Answer("019000", "9000", answer + "9000")), Request);

        private static string Tlv(string tag, string value) => tag + Expect.ToHex(new[] { (byte)(value.Length / 2) }, 0, 1) + value;

        private static IsdR Open(ScriptedCard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }
    }
}
