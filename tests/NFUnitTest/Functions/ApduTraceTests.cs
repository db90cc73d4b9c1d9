using NanoLpa;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class ApduTraceTests
    {
        [TestMethod]
        public void A_command_is_named_and_measured()
        {
            A_command_is_named_and_measured("0070000001", "MANAGE CHANNEL open");
            A_command_is_named_and_measured("0070800200", "MANAGE CHANNEL close 2");
            A_command_is_named_and_measured("01A4040010A0000005591010FFFFFFFF8900000100", "SELECT A0000005591010FFFFFFFF8900000100");
            A_command_is_named_and_measured("01A4040010A000", "SELECT");
            A_command_is_named_and_measured("80AA000005A903830107", "TERMINAL CAPABILITY");
            A_command_is_named_and_measured("81C0000010", "GET RESPONSE 16");
            A_command_is_named_and_measured("81F2000000", "STATUS");
            A_command_is_named_and_measured("80CAFF00", "80CAFF00 0 bytes");
            A_command_is_named_and_measured("81E2910003BF2E00", "STORE DATA 1/1 BF2E GetEuiccChallenge 3 bytes");
            A_command_is_named_and_measured("81E291000ABF2B0780000000000000", "STORE DATA 1/1 BF2B RetrieveNotificationsList 10 bytes");
            A_command_is_named_and_measured("81E2910003BF7F00", "STORE DATA 1/1 BF7F 3 bytes");
            A_command_is_named_and_measured("81E2910000", "STORE DATA 1/1 00 0 bytes");
        }

        private static void A_command_is_named_and_measured(string apdu, string text)
        {
            var bytes = Expect.FromHex(apdu);
            Assert.AreEqual(text, new ApduTrace().Describe(bytes, bytes.Length));
        }

        [TestMethod]
        public void Blocks_are_counted_and_keep_their_name()
        {
            var trace = new ApduTrace();
            Assert.AreEqual("STORE DATA 1/7 BF38 AuthenticateServer 120 bytes", Describe(trace, "81E2110078BF3882030B3081CE8010"));
            Assert.AreEqual("STORE DATA 2/7 BF38 AuthenticateServer 120 bytes", Describe(trace, "81E21101780102030405060708090A"));
            Assert.AreEqual("STORE DATA 7/7 BF38 AuthenticateServer 64 bytes", Describe(trace, "81E29106400102030405060708090A"));
            Assert.AreEqual("STORE DATA 1/1 88 StoreMetadata 90 bytes", Describe(trace, "81E291005A88580102030405060708"));

            // The length of a whole package says nothing about this request.
            Assert.AreEqual("STORE DATA 1/2 BF36 BoundProfilePackage 120 bytes", Describe(trace, "81E2110078BF368202C0BF2381A182010180"));

            // A request that is longer than its first object said.
            Assert.AreEqual("STORE DATA 3/3 BF36 BoundProfilePackage 120 bytes", Describe(trace, "81E2110278BF368202C0BF2381A182010180"));
        }

        private static string Describe(ApduTrace trace, string apdu)
        {
            var bytes = Expect.FromHex(apdu);
            return trace.Describe(bytes, bytes.Length);
        }
    }
}
