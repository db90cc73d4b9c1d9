using nanoFramework.TestFramework;
using NanoLpa;
using NanoLpa.KoreLpm;

namespace NFUnitTest
{
    /// <summary>What <see cref="Esim"/> does on a card with the LPM applet and without an ISD-R.</summary>
    [TestClass]
    public class LpmEsimTests
    {
        // SELECT of the ISD-R fails, and again behind TERMINAL CAPABILITY.
        private static readonly string[] NoIsdR = { "019000", "6A82", "9000", "6A82", "9000" };
        private const string LooksForIsdR = LpmGuide.Open + LpmGuide.SelectIsdR + LpmGuide.Capability + LpmGuide.SelectIsdR + LpmGuide.Close;

        [TestMethod]
        public void The_first_function_finds_the_applet_and_the_next_goes_straight_to_it()
        {
            var card = new ScriptedCard().Answer(NoIsdR).Answer("019000", "9000", LpmGuide.EidAnswer, "9000")
                .Answer("019000", "9000", LpmGuide.Profiles, "9000");
            var esim = Esim(card);
            Assert.IsFalse(esim.Management.IsOperatorManaged);
            Assert.AreEqual(LpmGuide.Eid, esim.GetEid());
            Assert.IsTrue(esim.Management.IsOperatorManaged);
            Assert.AreEqual(3, esim.GetProfileInfo(0).Length);
            Assert.AreEqual(
                LooksForIsdR + LpmGuide.Open + LpmGuide.Select + LpmGuide.GetEid + LpmGuide.Close
                    + LpmGuide.Open + LpmGuide.Select + LpmGuide.GetProfiles + LpmGuide.Close,
                card.Log);
        }

        [TestMethod]
        public void A_profile_is_enabled_by_its_ICCID()
        {
            var card = Known().Answer("019000", "9000", LpmGuide.Profiles, "9000", "9000");
            var esim = Start(card);
            Assert.AreEqual(0, esim.ProfileHandle(0, LpmGuide.SecondIccid));
            Assert.AreEqual(
                LpmGuide.Open + LpmGuide.Select + LpmGuide.GetProfiles + LpmGuide.Enable + LpmGuide.Second + " " + LpmGuide.Close, card.Log);
        }

        [TestMethod]
        public void What_cannot_be_enabled_is_not_tried()
        {
            Fails(LpaError.ProfileNotFound, "8912310800175701009");
            Fails(LpaError.ProfileWrongState, LpmGuide.FirstIccid);
        }

        [TestMethod]
        public void POL1_forbids_with_its_status_word()
        {
            var esim = Start(Known().Answer("019000", "9000", LpmGuide.Profiles, "69E1", "9000"));
            Assert.AreEqual(-1, esim.Management.Enable(LpmGuide.Third, true));
            Assert.AreEqual((int)LpaError.PolicyForbids, (int)esim.LastError.Code);
            Assert.AreEqual(0x69E1, esim.LastError.StatusWord);
            Assert.AreEqual((int)LpaStage.Management, (int)esim.LastError.Stage);
        }

        [TestMethod]
        public void A_reset_that_takes_the_answer_with_it_is_no_failure()
        {
            var done = "E3254F10" + LpmGuide.Second + "9F70013F5301005A0A989400312171001689F89000";
            var esim = Start(Known().Answer("019000", "9000", LpmGuide.Profiles, "6881", "6881", "019000", "9000", done, "9000"));
            Assert.AreEqual(0, esim.ProfileHandle(0, LpmGuide.SecondIccid));
        }

        [TestMethod]
        public void One_profile_is_shown_by_ICCID_or_AID()
        {
            var esim = Start(Known().Answer("019000", "9000", LpmGuide.Profiles, "9000").Answer("019000", "9000", LpmGuide.Profiles, "9000"));
            Assert.IsTrue(esim.Management.GetProfile(LpmGuide.FirstIccid).Fallback);
            Assert.AreEqual(LpmGuide.ThirdIccid, esim.Management.GetProfile(LpmGuide.Third).Iccid);
        }

        [TestMethod]
        public void All_else_is_refused_without_a_command()
        {
            var card = Known();
            var esim = Start(card);
            Refused(esim, esim.ProfileHandle(1, LpmGuide.FirstIccid) == -1);
            Refused(esim, esim.ProfileHandle(2, LpmGuide.SecondIccid) == -1);
            Refused(esim, esim.ProfileOta(Session.Code, null) == -1);
            Refused(esim, esim.Discovery.DownloadDefault(null) == -1);
            Refused(esim, esim.GetProfileDelNotification() == null);
            Refused(esim, esim.ReportProfileDelNotification(LpmGuide.FirstIccid) == -1);
            Refused(esim, esim.Management.GetInfo() == null);
            Refused(esim, esim.Management.Enable(LpmGuide.SecondIccid, false) == -1);
            Refused(esim, esim.Management.SetNickname(LpmGuide.FirstIccid, "x") == -1);
            Assert.AreEqual(string.Empty, card.Log);
            Assert.IsFalse(esim.IsBusy);
        }

        [TestMethod]
        public void A_refused_function_that_is_the_first_one_says_the_same()
        {
            var esim = Esim(new ScriptedCard().Answer(NoIsdR).Answer("019000", "9000", "9000"));
            Refused(esim, esim.ProfileHandle(2, LpmGuide.SecondIccid) == -1);
        }

        [TestMethod]
        public void A_card_with_neither_is_no_eUICC()
        {
            var esim = Esim(new ScriptedCard().Answer(NoIsdR).Answer(NoIsdR));
            Assert.IsNull(esim.GetEid());
            Assert.AreEqual((int)LpaError.CardNoIsdR, (int)esim.LastError.Code);
            Assert.AreEqual(0x6A82, esim.LastError.StatusWord);
            Assert.IsFalse(esim.Management.IsOperatorManaged);
        }

        [TestMethod]
        public void Another_card_is_noticed()
        {
            var esim = Start(Known().Answer(NoIsdR).Answer("019000", "9000", "BF3E125A10" + LpmGuide.Es10Eid + "9000", "9000"));
            Assert.AreEqual(LpmGuide.Es10Eid, esim.GetEid());
            Assert.IsFalse(esim.Management.IsOperatorManaged);
        }

        private static Esim Esim(ScriptedCard card) =>
            new Esim(card, new ScriptedServer(new Journal()), new DeviceInfo("490154203237518")) { ProfileManager = new LpmProfiles(card) };

        /// <summary>A card that a first function finds to be one with the applet.</summary>
        private static ScriptedCard Known() => new ScriptedCard().Answer(NoIsdR).Answer("019000", "9000", LpmGuide.EidAnswer, "9000");

        private static Esim Start(ScriptedCard card)
        {
            var esim = Esim(card);
            Assert.AreEqual(LpmGuide.Eid, esim.GetEid());
            card.Commands.Clear();
            return esim;
        }

        private static void Fails(LpaError error, string iccid)
        {
            var card = Known().Answer("019000", "9000", LpmGuide.Profiles, "9000");
            var esim = Start(card);
            Assert.AreEqual(-1, esim.ProfileHandle(0, iccid));
            Assert.AreEqual((int)error, (int)esim.LastError.Code);
            Assert.AreEqual(LpmGuide.Open + LpmGuide.Select + LpmGuide.GetProfiles + LpmGuide.Close, card.Log);
        }

        private static void Refused(Esim esim, bool failed)
        {
            Assert.IsTrue(failed);
            Assert.AreEqual((int)LpaError.OperatorManaged, (int)esim.LastError.Code);
        }
    }
}
