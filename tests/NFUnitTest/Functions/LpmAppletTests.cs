using nanoFramework.TestFramework;
using NanoLpa;
using NanoLpa.KoreLpm;

namespace NFUnitTest
{
    /// <summary>The applet's own commands, as KORE's guide shows them.</summary>
    [TestClass]
    public class LpmAppletTests
    {
        [TestMethod]
        public void The_EID_is_read()
        {
            var card = new ScriptedCard().Answer("019000", "9000", LpmGuide.EidAnswer, "9000");
            var applet = new LpmApplet(card);
            applet.Open();
            Assert.AreEqual(LpmGuide.Eid, applet.GetEid());
            applet.Close();
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.GetEid + LpmGuide.Close, card.Log);
        }

        [TestMethod]
        public void The_profiles_are_listed_with_state_and_fallback()
        {
            var card = new ScriptedCard().Answer("019000", "9000", LpmGuide.Profiles, "9000");
            var applet = new LpmApplet(card);
            applet.Open();
            var profiles = applet.GetProfiles();
            applet.Close();
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.GetProfiles + LpmGuide.Close, card.Log);
            Assert.AreEqual(3, profiles.Length);
            IsProfile(profiles[0], LpmGuide.First, LpmGuide.FirstIccid, true, true);
            IsProfile(profiles[1], LpmGuide.Second, LpmGuide.SecondIccid, false, false);
            IsProfile(profiles[2], LpmGuide.Third, LpmGuide.ThirdIccid, false, false);
        }

        [TestMethod]
        public void A_long_list_comes_in_parts()
        {
            var card = new ScriptedCard().Answer(
                "019000", "9000", "6C75", LpmGuide.Profiles.Substring(0, 78) + "614E", LpmGuide.Profiles.Substring(78));
            var applet = new LpmApplet(card);
            applet.Open();
            Assert.AreEqual(3, applet.GetProfiles().Length);
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.GetProfiles + "8118000075 81C000004E ", card.Log);
        }

        [TestMethod]
        public void A_profile_is_enabled_and_the_close_triggers_the_refresh()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "9000", "9000");
            var applet = new LpmApplet(card);
            applet.Open();
            applet.Enable(Expect.FromHex(LpmGuide.First));
            applet.Close();
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.Enable + LpmGuide.First + " " + LpmGuide.Close, card.Log);
        }

        [TestMethod]
        public void A_REFRESH_may_be_announced_by_the_command_or_the_close()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "910B", "910B", "019000", "9000", LpmGuide.EidAnswer, "9000");
            var applet = new LpmApplet(card);
            applet.Open();
            applet.Enable(Expect.FromHex(LpmGuide.First));
            applet.Close();
            applet.Open();
            Assert.AreEqual(LpmGuide.Eid, applet.GetEid());
            applet.Close();
            Assert.IsTrue(card.IsThrough);
        }

        [TestMethod]
        public void Status_words_are_errors_of_their_own()
        {
            Refuses("69E1", LpaError.PolicyForbids);
            Refuses("6985", LpaError.ProfileWrongState);
            Refuses("6A82", LpaError.ProfileNotFound);
            Refuses("6A88", LpaError.ProfileNotFound);
            Refuses("6F00", LpaError.CardStatusWord);
        }

        [TestMethod]
        public void Malformed_answers_are_refused()
        {
            Malformed("9000");
            Malformed("4C0F890010394504101414000000000015" + "9000");
            Malformed("4C1089009000");
        }

        [TestMethod]
        public void An_AID_has_16_bytes()
        {
            var applet = new LpmApplet(new ScriptedCard());
            Expect.Error(LpaError.InvalidArgument, () => applet.Enable(null));
            Expect.Error(LpaError.InvalidArgument, () => applet.Enable(new byte[15]));
        }

        [TestMethod]
        public void A_channel_that_a_crash_left_open_is_closed_when_the_applet_answers_on_it()
        {
            var card = new ScriptedCard().Answer("029000", LpmGuide.EidAnswer, "9000", "9000");
            new LpmApplet(card).Open();
            Assert.AreEqual(LpmGuide.Open + LpmGuide.GetEid + LpmGuide.Close + "02" + LpmGuide.Select.Substring(2), card.Log);
        }

        [TestMethod]
        public void Kinds_of_cards_are_told_apart()
        {
            Detects(CardKind.ConsumerWithLpm, "019000", "9000", "9000", "019000", "9000", "9000");
            Detects(CardKind.Consumer, "019000", "6121", "9000", "019000", "6A82", "9000", "6A82", "9000");
            Detects(CardKind.M2mWithLpm, "019000", "6A82", "9000", "6A82", "9000", "019000", "9000", "9000");
            Detects(CardKind.Unknown, "019000", "6A82", "9000", "6A82", "9000", "019000", "6A82", "9000", "6A82", "9000");
            Expect.Error(LpaError.CardTransport, () => CardDetection.Detect(new ScriptedCard().Answer("!21"), null));
        }

        [TestMethod]
        public void The_profile_code_is_in_the_EID()
        {
            Assert.AreEqual("041", CardDetection.ProfileCode(LpmGuide.Eid));
            Assert.AreEqual("021", CardDetection.ProfileCode(LpmGuide.Es10Eid));
            Expect.Error(LpaError.InvalidArgument, () => CardDetection.ProfileCode("8900"));
            Expect.Error(LpaError.InvalidArgument, () => CardDetection.ProfileCode(null));
        }

        private static void IsProfile(ProfileInfo profile, string aid, string iccid, bool enabled, bool fallback)
        {
            Expect.Bytes(aid, profile.IsdpAid);
            Assert.AreEqual(iccid, profile.Iccid);
            Assert.AreEqual(enabled, profile.Enabled);
            Assert.AreEqual(fallback, profile.Fallback);
        }

        private static void Refuses(string statusWord, LpaError error)
        {
            var applet = new LpmApplet(new ScriptedCard().Answer("019000", "9000", statusWord));
            applet.Open();
            var e = Expect.Error(error, () => applet.Enable(Expect.FromHex(LpmGuide.Third)), statusWord);
            var number = Expect.FromHex(statusWord);
            Assert.AreEqual((number[0] << 8) | number[1], e.StatusWord);
        }

        private static void Malformed(string answer)
        {
            var applet = new LpmApplet(new ScriptedCard().Answer("019000", "9000", answer));
            applet.Open();
            Expect.Error(LpaError.CardData, () => applet.GetEid(), answer);
        }

        private static void Detects(CardKind kind, params string[] answers)
        {
            var card = new ScriptedCard().Answer(answers);
            Assert.AreEqual((int)kind, (int)CardDetection.Detect(card, null));
            Assert.IsTrue(card.IsThrough);
        }
    }
}
