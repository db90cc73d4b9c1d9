using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ProfileInfoTests
    {
        private const string Iccid = "5A0A989444999999990920F3";
        private const string Aid = "4F10A0000005591010FFFFFFFF8900001111";

        private static readonly TlvWriter Request = new TlvWriter(64);

        [TestMethod]
        public void Every_field_of_a_profile_is_read()
        {
            var profile = List(Iccid + Aid + "9F700101" + "90024E69" + "91025370" + "92024E61" + "930101" + "9403010203" + "950100"
                + Tlv("B6", Tlv("30", "80020640" + "810161") + Tlv("30", "800204F0" + "81026263") + Tlv("30", "800100" + "8100"))
                + Tlv("B7", "800362F210" + "8102AABB" + "8200") + Tlv("B8", "800388370A" + "8101FF") + "99020410")[0];
            Assert.AreEqual("8949449999999990023", profile.Iccid);
            Assert.IsTrue(profile.Enabled);
            Assert.AreEqual("Ni", profile.Nickname);
            Assert.AreEqual("Sp", profile.ServiceProviderName);
            Assert.AreEqual("Na", profile.ProfileName);
            Assert.AreEqual(0, profile.ProfileClass);
            Expect.Bytes("A0000005591010FFFFFFFF8900001111", profile.IsdpAid);
            Assert.AreEqual(1, profile.IconType);
            Expect.Bytes("010203", profile.Icon);
            Assert.AreEqual(3, profile.Notifications.Length);
            Assert.AreEqual((int)NotificationEvent.Enable, (int)profile.Notifications[0].Events);
            Assert.AreEqual("a", profile.Notifications[0].Address);
            Assert.AreEqual(
                (int)(NotificationEvent.Install | NotificationEvent.Enable | NotificationEvent.Disable | NotificationEvent.Delete),
                (int)profile.Notifications[1].Events);
            Assert.AreEqual("bc", profile.Notifications[1].Address);
            Assert.AreEqual(0, (int)profile.Notifications[2].Events);
            Assert.AreEqual("262", profile.Owner.Mcc);
            Assert.AreEqual("01", profile.Owner.Mnc);
            Expect.Bytes("AABB", profile.Owner.Gid1);
            Expect.Bytes(string.Empty, profile.Owner.Gid2);
            Assert.AreEqual("2.999.10", profile.SmdpOid);
            Assert.AreEqual((int)PolicyRules.Ppr3, (int)profile.PolicyRules);
        }

        [TestMethod]
        public void What_a_profile_does_not_tell_is_not_made_up()
        {
            var profile = List(Iccid)[0];
            Assert.IsFalse(profile.Enabled);
            Assert.IsNull(profile.Nickname);
            Assert.IsNull(profile.IsdpAid);
            Assert.IsNull(profile.Icon);
            Assert.AreEqual(-1, profile.IconType);
            Assert.AreEqual(0, profile.Notifications.Length);
            Assert.IsNull(profile.Owner);
            Assert.IsNull(profile.SmdpOid);
            Assert.AreEqual(0, (int)profile.PolicyRules);

            profile = List(Iccid + "B600" + "B700" + "B800" + "990100")[0];
            Assert.AreEqual(0, profile.Notifications.Length);
            Assert.IsNull(profile.Owner);
            Assert.IsNull(profile.SmdpOid);
            Assert.AreEqual(0, (int)profile.PolicyRules);
        }

        [TestMethod]
        public void Numbers_of_an_OID_are_read()
        {
            CheckOid("0.39", "27");
            CheckOid("1.0", "28");
            CheckOid("1.2.840.113549", "2A864886F70D");
            CheckOid("2.5.29.17", "551D11");
            CheckOid("2.999.10", "88370A");
            CheckOid("2.48.0", "810000");
        }

        [TestMethod]
        public void A_malformed_field_is_refused()
        {
            CheckRefused("9F7000");
            CheckRefused("9500");
            CheckRefused("9300");
            CheckRefused("9900");
            CheckRefused("99020800");
            CheckRefused(Tlv("B6", "3000"));
            CheckRefused(Tlv("B6", Tlv("30", "80020640")));
            CheckRefused(Tlv("B6", Tlv("30", "8000" + "8100")));
            CheckRefused(Tlv("B6", "3005800206"));
            CheckRefused(Tlv("B7", "8002AABB"));
            CheckRefused(Tlv("B7", "8101AA"));
            CheckRefused(Tlv("B8", "8000"));
            CheckRefused(Tlv("B8", "800188"));
            CheckRefused(Tlv("B8", "8006" + "2AFFFFFFFF7F"));
        }

        [TestMethod]
        public void An_eUICC_that_refuses_a_tag_is_asked_without()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "BF2D038101019000", Vectors.ProfileList + "9000");
            Assert.AreEqual(2, GetProfilesInfo.Call(Open(card), Request).Length);
            Assert.AreEqual("81E2910003BF2D00", (string)card.Commands[3]);

            card = new ScriptedCard().Answer("019000", "9000", "BF2D038101019000", "BF2D038101019000");
            var e = Expect.Error(LpaError.EuiccRefused, () => GetProfilesInfo.Call(Open(card), Request));
            Assert.AreEqual(1, e.Detail);
        }

        [TestMethod]
        public void One_profile_is_read_with_its_icon()
        {
            var answer = Tlv("BF2D", Tlv("A0", Tlv("E3", Iccid + Aid + "940101"))) + "9000";
            var card = new ScriptedCard().Answer("019000", "9000", answer);
            var profile = GetProfilesInfo.One(Open(card), Request, ProfileIdentifier.Parse("8949449999999990023"));
            Assert.AreEqual("81E2910021BF2D1EA00C" + Iccid + "5C0E5A4F9F70909192939495B6B7B899", (string)card.Commands[2]);
            Expect.Bytes("01", profile.Icon);

            card = new ScriptedCard().Answer("019000", "9000", answer);
            profile = GetProfilesInfo.One(Open(card), Request, ProfileIdentifier.Parse("a0000005591010ffffffff8900001111"));
            Assert.AreEqual("81E2910027BF2D24A012" + Aid + "5C0E5A4F9F70909192939495B6B7B899", (string)card.Commands[2]);
            Assert.AreEqual("8949449999999990023", profile.Iccid);
        }

        [TestMethod]
        public void A_profile_that_was_not_asked_for_is_not_taken_for_it()
        {
            var identifier = ProfileIdentifier.Parse("8988112200000000018");
            Assert.IsNull(One("BF2D02A000", identifier));

            // All that there are, from an eUICC that overlooks what was asked for.
            Assert.AreEqual("Preloaded 0", One(Vectors.ProfileList, identifier).ProfileName);
            Assert.AreEqual(
                "TS48V1-A-UNIQUE", One(Vectors.ProfileList, ProfileIdentifier.Parse("A0000005591010FFFFFFFF8900001111")).ProfileName);
            Assert.IsNull(One(Vectors.ProfileList, ProfileIdentifier.Parse("8988112200000000019")));
            Assert.IsNull(One(Vectors.ProfileList, ProfileIdentifier.Parse("A0000005591010FFFFFFFF8900001112")));
            Assert.IsNull(One(Tlv("BF2D", Tlv("A0", "E300")), identifier));
            Assert.IsNull(One(Tlv("BF2D", Tlv("A0", "E300")), ProfileIdentifier.Parse("A0000005591010FFFFFFFF8900001112")));
        }

        [TestMethod]
        public void An_identifier_is_an_ICCID_or_an_AID()
        {
            Expect.Bytes("989444999999990920F3", ProfileIdentifier.Parse("8949449999999990023"));
            Expect.Bytes("A0000005591010FFFFFFFF8900001111", ProfileIdentifier.Parse("A0000005591010FFFFFFFF8900001111"));
            Expect.Bytes("A0000005591010FFFFFFFF8900001111", ProfileIdentifier.Parse("a0000005591010ffffffff8900001111"));
            CheckNoIdentifier(null);
            CheckNoIdentifier(string.Empty);
            CheckNoIdentifier("1");
            CheckNoIdentifier("894944999999999002X");
            CheckNoIdentifier("A0000005591010FFFFFFFF890000111");
            CheckNoIdentifier("A0000005591010FFFFFFFF89000011111");
            CheckNoIdentifier("A0000005591010FFFFFFFF890000111G");
            CheckNoIdentifier("A0000005591010FFFFFFFF890000111\u00e9");
        }

        private static void CheckOid(string oid, string hex) => Assert.AreEqual(oid, List(Tlv("B8", Tlv("80", hex)))[0].SmdpOid);

        private static void CheckRefused(string field) => Expect.Error(LpaError.CardData, () => List(Iccid + field), field);

        private static void CheckNoIdentifier(string text) => Expect.Error(LpaError.InvalidArgument, () => ProfileIdentifier.Parse(text), text);

        private static ProfileInfo[] List(string profile) => GetProfilesInfo.Call(
            Open(new ScriptedCard().Answer("019000", "9000", Tlv("BF2D", Tlv("A0", Tlv("E3", profile))) + "9000")), Request);

        private static ProfileInfo One(string answer, byte[] identifier) =>
            GetProfilesInfo.One(Open(new ScriptedCard().Answer("019000", "9000", answer + "9000")), Request, identifier);

        private static string Tlv(string tag, string value) =>
            tag + (value.Length >= 256 ? "81" : string.Empty) + Expect.ToHex(new[] { (byte)(value.Length / 2) }, 0, 1) + value;

        private static IsdR Open(ScriptedCard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }
    }
}
