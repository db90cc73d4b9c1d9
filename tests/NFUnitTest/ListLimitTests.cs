using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Lists of the eUICC that would fill the memory: each element becomes an object many times its size.</summary>
    [TestClass]
    public class ListLimitTests
    {
        private static readonly TlvWriter Request = new TlvWriter(64);

        [TestMethod]
        public void Profiles_beyond_measure_are_refused()
        {
            Assert.AreEqual(64, GetProfilesInfo.Call(Card(List("BF2D", "E300", 64)), Request).Length);
            Expect.Error(LpaError.CardData, () => GetProfilesInfo.Call(Card(List("BF2D", "E300", 65)), Request));
        }

        [TestMethod]
        public void Receivers_of_notifications_beyond_measure_are_refused()
        {
            var receivers = Repeat("3007800207808101" + "61", 16);
            Assert.AreEqual(16, GetProfilesInfo.Call(Card(Profile(Tlv("B6", receivers))), Request)[0].Notifications.Length);
            Expect.Error(LpaError.CardData, () => GetProfilesInfo.Call(Card(Profile(Tlv("B6", receivers + "300780020780810161"))), Request));
        }

        [TestMethod]
        public void An_OID_beyond_measure_is_refused()
        {
            Assert.IsNotNull(GetProfilesInfo.Call(Card(Profile(Tlv("B8", Tlv("80", Repeat("01", 64))))), Request)[0].SmdpOid);
            Expect.Error(LpaError.CardData, () => GetProfilesInfo.Call(Card(Profile(Tlv("B8", Tlv("80", Repeat("01", 65))))), Request));
        }

        [TestMethod]
        public void Rules_and_operators_beyond_measure_are_refused()
        {
            const string Rule = "300A80020640A10082020780";
            const string Operator = "3005800362F210";
            Assert.AreEqual(16, GetRat.Call(Card(List("BF43", Rule, 16)), Request).Length);
            Expect.Error(LpaError.CardData, () => GetRat.Call(Card(List("BF43", Rule, 17)), Request));
            Assert.AreEqual(32, GetRat.Call(Card(List("BF43", RuleFor(Repeat(Operator, 32)), 1)), Request)[0].Operators.Length);
            Expect.Error(LpaError.CardData, () => GetRat.Call(Card(List("BF43", RuleFor(Repeat(Operator, 33)), 1)), Request));
        }

        [TestMethod]
        public void Keys_beyond_measure_are_refused()
        {
            Assert.AreEqual(32, Info1(32).VerificationKeyIds.Length);
            Expect.Error(LpaError.CardData, () => Info1(33));
        }

        [TestMethod]
        public void Elements_are_counted_and_others_are_not()
        {
            var bytes = Expect.FromHex("800101810102800103800104");
            var list = new TlvReader(bytes, 0, bytes.Length, LpaError.ServerData);
            Assert.IsTrue(list.FindElement(0x80, 0, 2));
            Assert.IsTrue(list.FindElement(0x80, 1, 2));
            Assert.AreEqual(3, list.Integer());
            Expect.Error(LpaError.ServerData, () => list.FindElement(0x80, 2, 2));
            Assert.IsFalse(list.FindElement(0x80, 2, 2));
        }

        [TestMethod]
        public void A_text_longer_than_any_is_refused()
        {
            var text = new byte[260];
            text[0] = 0x0C;
            text[1] = 0x82;
            text[3] = 0xFF;
            var reader = new TlvReader(text, 0, 259, LpaError.CardData);
            reader.Next();
            Assert.AreEqual(255, reader.Length);
            reader.Text();
            text[2] = 1;
            text[3] = 0;
            reader = new TlvReader(text, 0, 260, LpaError.CardData);
            reader.Next();
            Expect.Error(LpaError.CardData, () => reader.Text());
        }

        private static EuiccInfo1 Info1(int keys) =>
            EuiccInfo1.Decode(Expect.FromHex(Tlv("BF20", "8203020202" + Tlv("A9", Repeat("0400", keys)) + "AA00")));

        private static string RuleFor(string operators) => Tlv("30", "80020640" + Tlv("A1", operators) + "82020780");

        private static string Profile(string members) => List("BF2D", Tlv("E3", members), 1);

        private static string List(string tag, string element, int count) => Tlv(tag, Tlv("A0", Repeat(element, count)));

        private static string Repeat(string hex, int count)
        {
            var text = string.Empty;
            for (var i = 0; i < count; i++)
            {
                text += hex;
            }

            return text;
        }

        private static string Tlv(string tag, string value)
        {
            var length = value.Length / 2;
            return tag + (length < 0x80 ? string.Empty : "81") + Expect.ToHex(new[] { (byte)length }, 0, 1) + value;
        }

        private static IsdR Card(string answer) => new IsdR(new ScriptedCard().Answer(answer + "9000"));
    }
}
