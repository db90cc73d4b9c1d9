using nanoFramework.TestFramework;
using NanoLpa;
using NanoLpa.KoreLpm;

namespace NFUnitTest
{
    /// <summary>The functions of ES10c that the LPM applet takes, as KORE's guide shows them.</summary>
    [TestClass]
    public class LpmEs10Tests
    {
        [TestMethod]
        public void The_EID_is_read()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6115", "BF3E125A10" + LpmGuide.Es10Eid + "9000", "9000");
            var es10 = new LpmEs10(card);
            es10.Open();
            Assert.AreEqual(LpmGuide.Es10Eid, es10.GetEid());
            es10.Close();
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.Es10GetEid + "81C0000015 " + LpmGuide.Close, card.Log);
        }

        [TestMethod]
        public void Profiles_are_listed_with_the_tags_asked_for()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6171", LpmGuide.Es10Profiles + "9000");
            var es10 = new LpmEs10(card);
            es10.Open();
            var profiles = es10.GetProfilesInfo(null);
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.Es10GetProfiles + "81C0000071 ", card.Log);
            Assert.AreEqual(3, profiles.Length);
            Assert.AreEqual("8910390000068903558", profiles[0].Iccid);
            Assert.IsTrue(profiles[0].Enabled);
            Assert.AreEqual("89000123456789012341", profiles[1].Iccid);
            Assert.IsFalse(profiles[1].Enabled);
            Expect.Bytes("A0000005591010FFFFFFFF8900001900", profiles[1].IsdpAid);
            Assert.AreEqual("8910390000060879491", profiles[2].Iccid);
        }

        [TestMethod]
        public void Names_are_read_where_the_card_has_them()
        {
            var card = new ScriptedCard().Answer("019000", "9000", LpmGuide.NamedProfiles + "9000");
            var es10 = new LpmEs10(card);
            es10.Open();
            var profiles = es10.GetProfilesInfo(new byte[] { 0x5A, 0x90 });
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + "81E2910007BF2D045C025A90 ", card.Log);
            Assert.AreEqual(2, profiles.Length);
            Assert.AreEqual("8910390000057567711", profiles[0].Iccid);
            Assert.AreEqual("KORE", profiles[0].Nickname);
            Assert.IsFalse(profiles[0].Enabled);
            Assert.AreEqual("8910390000057276776", profiles[1].Iccid);
            Assert.IsNull(profiles[1].Nickname);
            Assert.AreEqual("KORE", profiles[1].ServiceProviderName);
            Assert.IsTrue(profiles[1].Enabled);
        }

        [TestMethod]
        public void A_list_that_is_refused_or_malformed_is_an_error()
        {
            Assert.AreEqual(1, Expect.Error(LpaError.EuiccRefused, () => Opened("BF2D038101019000").GetProfilesInfo(null)).Detail);
            Expect.Error(LpaError.CardData, () => Opened("BF2D009000").GetProfilesInfo(null));
        }

        [TestMethod]
        public void A_profile_is_enabled_whichever_way_the_card_says_so()
        {
            A_profile_is_enabled("BF31038001009000");
            A_profile_is_enabled("BF3100009000");
        }

        [TestMethod]
        public void A_profile_is_enabled_by_its_AID_too()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "BF31038001009000");
            var es10 = new LpmEs10(card);
            es10.Open();
            es10.EnableProfile(ProfileIdentifier.Parse(LpmGuide.Second), true);
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + "81E291001ABF3117A0124F10" + LpmGuide.Second + "8101FF ", card.Log);
        }

        [TestMethod]
        public void A_refusal_to_enable_is_an_error()
        {
            RefusesToEnable("6A88", LpaError.ProfileNotFound, -1);
            RefusesToEnable("69E1", LpaError.PolicyForbids, -1);
            RefusesToEnable("BF310380017F9000", LpaError.EuiccRefused, 127);
            RefusesToEnable("BF31007F9000", LpaError.EuiccRefused, 127);
            RefusesToEnable("BF31009000", LpaError.CardData, -1);
        }

        private static LpmEs10 Opened(string answer)
        {
            var es10 = new LpmEs10(new ScriptedCard().Answer("019000", "9000", answer));
            es10.Open();
            return es10;
        }

        private static void A_profile_is_enabled(string answer)
        {
            var card = new ScriptedCard().Answer("019000", "9000", answer);
            var es10 = new LpmEs10(card);
            es10.Open();
            es10.EnableProfile(ProfileIdentifier.Parse(LpmGuide.Es10EnableIccid), false);
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.Es10Enable, card.Log);
        }

        private static void RefusesToEnable(string answer, LpaError error, int detail)
        {
            var es10 = Opened(answer);
            var e = Expect.Error(error, () => es10.EnableProfile(ProfileIdentifier.Parse(LpmGuide.First), true), answer);
            Assert.AreEqual(detail, e.Detail);
        }
    }
}
