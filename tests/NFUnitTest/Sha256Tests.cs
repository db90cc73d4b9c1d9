using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class Sha256Tests
    {
        [TestMethod]
        public void The_examples_of_FIPS_180_come_out()
        {
            CheckExample("abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD");
            CheckExample("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248D6A61D20638B8E5C026930C3E6039A33CE45964FF2167F6ECEDD419DB06C1");
        }

        // Around the ends of a block, with and without room for the length.
        [TestMethod]
        public void Any_length_is_hashed()
        {
            CheckLength(0, "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855");
            CheckLength(1, "CA978112CA1BBDCAFAC231B39A23DC4DA786EFF8147C4E72B9807785AFEE48BB");
            CheckLength(55, "9F4390F8D30C2DD92EC9F095B65E2B9AE9B0A925A5258E241C9F1E910F734318");
            CheckLength(56, "B35439A4AC6F0948B6D6F9E3C6AF0F5F590CE20F1BDE7090EF7970686EC6738A");
            CheckLength(63, "7D3E74A05D7DB15BCE4AD9EC0658EA98E3F06EEECF16B4C6FFF2DA457DDC2F34");
            CheckLength(64, "FFE054FE7AE0CB6DC65C3AF9B61D5209F439851DB43D0BA5997337DF154668EB");
            CheckLength(65, "635361C48BB9EAB14198E76EA8AB7F1A41685D6AD62AA9146D301D4F17EB0AE0");
            CheckLength(119, "31EBA51C313A5C08226ADF18D4A359CFDFD8D2E816B13F4AF952F7EA6584DCFB");
            CheckLength(120, "2F3D335432C70B580AF0E8E1B3674A7C020D683AA5F73AAAEDFDC55AF904C21C");
            CheckLength(1000, "41EDECE42D63E8D9BF515A9BA6932E1C20CBC9F5A5D134645ADB5DB1B9737EA3");
        }

        // SHA-256(SHA-256(code) | transaction ID), computed with Python's hashlib.
        [TestMethod]
        public void A_confirmation_code_is_hashed_with_the_session()
        {
            CheckConfirmationCode("123456", "846D3226A26940E695F7187CB19C3584", "3019F0ED21A9CA394E546E708184F0AF14B175F1344BE56D8A90F5E41D517FD5");
            CheckConfirmationCode("4", "846D3226A26940E695F7187CB19C3584", "77826925F13709549D7E53D90FC259FD8A2CAC08AB06A9E337AF51520184E0A0");
            CheckConfirmationCode("K\u00f6ln-7", "846D3226A26940E695F7187CB19C3584", "BDE94BD43E4C1CEF6A71F69B452E7DD701263155BDE8A33D55AB8B03B1ADDDE1");
            CheckConfirmationCode("0000", "01", "7E7128CEB0483C6FA11104C39E07415A07A13A6903E1854D3EF06C0F565508B9");
        }

        private static void CheckConfirmationCode(string code, string transactionId, string hash)
        {
            Expect.Bytes(hash, PrepareDownload.HashConfirmationCode(code, Expect.FromHex(transactionId)));
        }

        private static void CheckExample(string text, string hash)
        {
            Expect.Bytes(hash, Sha256.Hash(Utf8.ToBytes(text)));
        }

        private static void CheckLength(int length, string hash)
        {
            Expect.Bytes(hash, Sha256.Hash(Utf8.ToBytes(new string('a', length))));
        }
    }
}
