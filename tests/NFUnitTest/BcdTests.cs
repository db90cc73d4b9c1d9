using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class BcdTests
    {
        [TestMethod]
        public void Digits_are_read_up_to_the_filler()
        {
            CheckDigits("989444999999999920F3", "8949449999999999023");
            CheckDigits("98881122000000001000", "89881122000000000100");
            CheckDigits("988811220000000010F8", "8988112200000000018");
            CheckDigits("9888112200000000FFFF", "8988112200000000");
            CheckDigits("9888112200F000000010", "89881122000");
            CheckDigits("FFFF", "");
            CheckDigits("", "");
            CheckDigits("1ADCBE", "A1CDEB");
        }

        [TestMethod]
        public void A_part_of_an_array_is_read()
        {
            Assert.AreEqual("32", Bcd.ToString(new byte[] { 0x11, 0x23, 0x44 }, 1, 1));
        }

        [TestMethod]
        public void An_ICCID_of_18_to_20_digits_is_packed()
        {
            CheckPacked("894944999999999902", "9894449999999999" + "20FF");
            CheckPacked("8949449999999999023", "989444999999999920F3");
            CheckPacked("89494499999999990231", "98944499999999992013");
            CheckPacked("8949449999999999A2e", "9894449999999999" + "2AFE");
        }

        [TestMethod]
        public void An_ICCID_that_was_shown_can_be_given_back()
        {
            foreach (var hex in new[] { "989444999999999920F3", "98944499999999992013", "98AB44C9D99E999920F3" })
            {
                Expect.Bytes(hex, Bcd.ParseIccid(Bcd.ToString(Expect.FromHex(hex), 0, 10)));
            }
        }

        [TestMethod]
        public void What_is_no_ICCID_is_refused()
        {
            foreach (var text in new[]
            {
                "89494499999999990",
                "894944999999999902312",
                "",
                "89494499999999990F3",
                "8949449999999999G23",
                "8949449999999999 23",
                "894944999999999902\u0663"
            })
            {
                Expect.Error(LpaError.InvalidArgument, () => Bcd.ParseIccid(text), text);
            }
        }

        [TestMethod]
        public void No_ICCID_at_all_is_refused()
        {
            Expect.Error(LpaError.InvalidArgument, () => Bcd.ParseIccid(null));
        }

        [TestMethod]
        public void A_field_is_filled_up_with_F()
        {
            Expect.Bytes("21F3FF", Bcd.Parse("123", 3));
            Expect.Bytes("FF", Bcd.Parse(string.Empty, 1));
            Expect.Bytes("2143", Bcd.Parse("1234", 2));
        }

        [TestMethod]
        public void Too_many_digits_and_other_than_digits_are_refused()
        {
            Expect.Error(LpaError.InvalidArgument, () => Bcd.Parse("12345", 2));
            foreach (var text in new[] { "12A", "12a", "1/", "1:", "-1", "1 " })
            {
                Expect.Error(LpaError.InvalidArgument, () => Bcd.Parse(text, 2), text);
            }
        }

        private static void CheckPacked(string digits, string hex)
        {
            Expect.Bytes(hex, Bcd.ParseIccid(digits));
        }

        private static void CheckDigits(string hex, string digits)
        {
            var bytes = Expect.FromHex(hex);
            Assert.AreEqual(digits, Bcd.ToString(bytes, 0, bytes.Length));
        }
    }
}
