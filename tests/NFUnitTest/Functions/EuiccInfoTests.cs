using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class EuiccInfoTests
    {
        private const string CiKey = "F54172BDF98A95D65CBEB88A38A1C11D800A85C3";

        private static readonly TlvWriter Request = new TlvWriter(64);

        [TestMethod]
        public void EUICCInfo1_is_taken_apart_and_kept()
        {
            var info = EuiccInfo1.Decode(Expect.FromHex(Vectors.EuiccInfo1));
            Expect.Bytes(Vectors.EuiccInfo1, info.Encoded);
            Assert.AreEqual("2.2.2", info.Svn);
            Assert.AreEqual(1, info.VerificationKeyIds.Length);
            Expect.Bytes(CiKey, info.VerificationKeyIds[0]);
            Assert.AreEqual(1, info.SigningKeyIds.Length);
            Expect.Bytes(CiKey, info.SigningKeyIds[0]);
        }

        [TestMethod]
        public void A_malformed_EUICCInfo1_is_refused()
        {
            const string Svn = "8203020202";
            CheckInfo1Refused(string.Empty);
            CheckInfo1Refused("BF2000");
            CheckInfo1Refused(Tlv("BF22", Svn + "A9040402AABB" + "AA040402AABB"));
            CheckInfo1Refused(Tlv("BF20", Svn + "A900"));
            CheckInfo1Refused(Tlv("BF20", Svn + "AA00"));
            CheckInfo1Refused(Tlv("BF20", "A900AA00"));
            CheckInfo1Refused(Tlv("BF20", "82020202" + "A900AA00"));
            CheckInfo1Refused(Tlv("BF20", Svn + "A9030402AA" + "AA00"));
            CheckInfo1Refused(Tlv("BF20", Svn + "A900" + "AA0104"));
        }

        [TestMethod]
        public void No_key_and_several_keys_are_read()
        {
            var info = EuiccInfo1.Decode(Expect.FromHex(Tlv("BF20", "8203FF0003" + "A900" + Tlv("AA", "0402AABB" + "0402CCDD"))));
            Assert.AreEqual("255.0.3", info.Svn);
            Assert.AreEqual(0, info.VerificationKeyIds.Length);
            Assert.AreEqual(2, info.SigningKeyIds.Length);
            Expect.Bytes("CCDD", info.SigningKeyIds[1]);
        }

        [TestMethod]
        public void EUICCInfo2_is_read_and_taken_apart()
        {
            var card = new ScriptedCard().Answer("019000", "9000", Vectors.EuiccInfo2 + "9000");
            var encoded = GetEuiccInfo2.Call(Open(card), Request);
            Assert.AreEqual("81E2910003BF2200", (string)card.Commands[2]);
            Expect.Bytes(Vectors.EuiccInfo2, encoded);

            var info = EuiccInfo2.Decode(encoded);
            Assert.AreEqual("2.3.1", info.ProfileVersion);
            Assert.AreEqual("2.2.2", info.Svn);
            Assert.AreEqual("1.2.3", info.FirmwareVersion);
            Assert.AreEqual(2, info.InstalledApplications);
            Assert.AreEqual(0x00041EB0, info.FreeNonVolatileMemory);
            Assert.AreEqual(8739, info.FreeVolatileMemory);
            Assert.AreEqual(unchecked((int)0xC3CB6CD6), (int)info.UiccCapabilities);
            Assert.IsTrue((info.UiccCapabilities & UiccCapabilities.UsimSupport) != 0);
            Assert.IsTrue((info.UiccCapabilities & UiccCapabilities.ContactlessSupport) == 0);
            Assert.IsTrue((info.UiccCapabilities & UiccCapabilities.AkaMilenage) != 0);
            Assert.IsTrue((info.UiccCapabilities & UiccCapabilities.Multos) == 0);
            Assert.AreEqual("17.2.0", info.Ts102241Version);
            Assert.AreEqual("2.3.0", info.GlobalPlatformVersion);
            Assert.AreEqual((int)(RspCapabilities.AdditionalProfile | RspCapabilities.TestProfileSupport | RspCapabilities.DeviceInfoExtensibilitySupport) | 32, (int)info.RspCapabilities);
            Expect.Bytes(CiKey, info.VerificationKeyIds[0]);
            Expect.Bytes(CiKey, info.SigningKeyIds[0]);
            Assert.AreEqual(2, info.Category);
            Assert.AreEqual((int)PolicyRules.Ppr1, (int)info.ForbiddenPolicyRules);
            Assert.AreEqual("1.0.0", info.ProtectionProfileVersion);
            Assert.AreEqual("PEERS-TEST-1", info.SasAccreditationNumber);
            Assert.IsNull(info.PlatformLabel);
            Assert.IsNull(info.DiscoveryBaseUrl);
        }

        [TestMethod]
        public void What_EUICCInfo2_does_not_tell_is_not_made_up()
        {
            var info = EuiccInfo2.Decode(Expect.FromHex("BF22058203020202"));
            Assert.AreEqual("2.2.2", info.Svn);
            Assert.IsNull(info.ProfileVersion);
            Assert.IsNull(info.SasAccreditationNumber);
            Assert.AreEqual(-1, info.FreeNonVolatileMemory);
            Assert.AreEqual(-1, info.FreeVolatileMemory);
            Assert.AreEqual(-1, info.InstalledApplications);
            Assert.AreEqual(-1, info.Category);
            Assert.AreEqual(0, (int)info.UiccCapabilities);
            Assert.AreEqual(0, info.VerificationKeyIds.Length);
            Assert.AreEqual(0, info.SigningKeyIds.Length);
        }

        [TestMethod]
        public void The_rest_of_EUICCInfo2_and_what_is_unknown_is_read()
        {
            var info = EuiccInfo2.Decode(Expect.FromHex(Tlv(
                "BF22", "8203020202" + "84068204FFFFFFFF" + "850100" + "AC0A" + "80034C4142" + "8103552F31" + "AD0180" + "BF490100" + "8B020102")));
            Assert.AreEqual(int.MaxValue, info.FreeNonVolatileMemory);
            Assert.AreEqual(0, (int)info.UiccCapabilities);
            Assert.AreEqual("LAB", info.PlatformLabel);
            Assert.AreEqual("U/1", info.DiscoveryBaseUrl);
            Assert.AreEqual(258, info.Category);
        }

        [TestMethod]
        public void A_malformed_EUICCInfo2_is_refused()
        {
            CheckInfo2Refused(string.Empty);
            CheckInfo2Refused("BF2000");

            // No version of SGP.22, or none of three bytes.
            CheckInfo2Refused("BF2200");
            CheckInfo2Refused("BF2205" + "8303020202");
            CheckInfo2Refused("BF2204" + "82020202");
            CheckInfo2Refused("BF2206" + "820402020202");

            // Bit strings: nothing, nine unused bits, unused bits of no byte.
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "8500"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "88020900"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "990101"));

            // Numbers: none, negative, too long; data objects that run out of theirs.
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "8B00"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "8B0180"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "84028200"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "840782050100000000"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "84028301"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "A9030404AA"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "AC0281FF"));
            CheckInfo2Refused(Tlv("BF22", "8203020202" + "AC00"));
        }

        [TestMethod]
        public void An_EUICCInfo2_that_is_cut_anywhere_is_refused()
        {
            for (var length = 0; length < Vectors.EuiccInfo2.Length; length += 2)
            {
                var cut = Expect.FromHex(Vectors.EuiccInfo2.Substring(0, length));
                Expect.Error(LpaError.CardData, () => EuiccInfo2.Decode(cut));
            }
        }

        [TestMethod]
        public void The_addresses_are_read()
        {
            var card = new ScriptedCard().Answer("019000", "9000", Vectors.Addresses + "9000");
            var addresses = GetEuiccConfiguredAddresses.Call(Open(card), Request);
            Assert.AreEqual("81E2910003BF3C00", (string)card.Commands[2]);
            Assert.IsNull(addresses.DefaultSmdp);
            Assert.AreEqual("lpa.ds.gsma.com", addresses.RootSmds);

            addresses = Addresses("BF3C08" + "8003612E62" + "8101" + "63");
            Assert.AreEqual("a.b", addresses.DefaultSmdp);
            Assert.AreEqual("c", addresses.RootSmds);

            addresses = Addresses("BF3C04" + "8000" + "8100");
            Assert.IsNull(addresses.DefaultSmdp);
            Assert.IsNull(addresses.RootSmds);

            Expect.Error(LpaError.CardData, () => Addresses("BF3C04800361"));
            Expect.Error(LpaError.CardData, () => Addresses("BF3D00"));
            Expect.Error(LpaError.CardData, () => Addresses(string.Empty));
        }

        private static void CheckInfo1Refused(string hex) => Expect.Error(LpaError.CardData, () => EuiccInfo1.Decode(Expect.FromHex(hex)), hex);

        private static void CheckInfo2Refused(string hex) => Expect.Error(LpaError.CardData, () => EuiccInfo2.Decode(Expect.FromHex(hex)), hex);

        private static string Tlv(string tag, string value) => tag + Expect.ToHex(new[] { (byte)(value.Length / 2) }, 0, 1) + value;

        private static ConfiguredAddresses Addresses(string answer) =>
            GetEuiccConfiguredAddresses.Call(Open(new ScriptedCard().Answer("019000", "9000", answer + "9000")), Request);

        private static IsdR Open(ScriptedCard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }
    }
}
