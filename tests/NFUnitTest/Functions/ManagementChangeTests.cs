using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ManagementChangeTests
    {
        private const string Iccid = "8949449999999990023";
        private const string IccidField = "5A0A989444999999990920F3";
        private const string Aid = "A0000005591010FFFFFFFF8900001111";

        [TestMethod]
        public void A_profile_is_changed_by_ICCID_and_by_AID()
        {
            var rig = Rig();
            rig.Card.Answer("BF31", "BF31038001009000");
            rig.Card.Answer("BF32", "BF32038001009000");
            rig.Card.Answer("BF33", "BF33038001009000");
            var esim = Esim(rig);
            var management = esim.Management;
            Assert.AreEqual(0, management.Enable(Iccid, true));
            Assert.AreEqual("BF3111A00C" + IccidField + "8101FF", rig.Card.Request("BF31"));
            Assert.AreEqual(0, management.Enable(Aid, false));
            Assert.AreEqual("BF3117A0124F10" + Aid + "810100", rig.Card.Request("BF31"));
            Assert.AreEqual(0, management.Disable(Iccid, false));
            Assert.AreEqual("BF3211A00C" + IccidField + "810100", rig.Card.Request("BF32"));
            Assert.AreEqual(0, management.Disable(Aid, true));
            Assert.AreEqual("BF3217A0124F10" + Aid + "8101FF", rig.Card.Request("BF32"));
            Assert.AreEqual(0, management.Delete(Iccid));
            Assert.AreEqual("BF330C" + IccidField, rig.Card.Request("BF33"));
            Assert.AreEqual(0, management.Delete(Aid));
            Assert.AreEqual("BF33124F10" + Aid, rig.Card.Request("BF33"));
            Assert.AreEqual(0, esim.ProfileHandle(1, Iccid));
            Assert.AreEqual("BF3211A00C" + IccidField + "8101FF", rig.Card.Request("BF32"));

            rig.Card.Answer("BF31", "BF31038001029000");
            Assert.AreEqual(-1, management.Enable(Aid, true));
            Assert.AreEqual((int)LpaError.ProfileWrongState, (int)esim.LastError.Code);
            Assert.AreEqual(-1, management.Delete("A0"));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)esim.LastError.Code);
            Assert.AreEqual(-1, management.Delete(null));
        }

        [TestMethod]
        public void A_change_by_AID_whose_answer_is_lost_is_looked_up()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6106", "6881", "6881", "019000", "9000", Vectors.ProfileList + "9000");
            card.Otherwise = "9000";
            var management = new Esim(card, Rig().Server, new DeviceInfo("53926011")).Management;
            Assert.AreEqual(0, management.Disable(Aid, true));
            Assert.IsTrue(card.IsThrough);
        }

        [TestMethod]
        public void One_profile_is_read()
        {
            var rig = Rig();
            rig.Card.Answer("BF2D", Vectors.ProfileList + "9000");
            var management = Esim(rig).Management;
            Assert.AreEqual("TS48V1-A-UNIQUE", management.GetProfile(Iccid).ProfileName);
            Assert.AreEqual("TS48V1-A-UNIQUE", management.GetProfile(Aid).ProfileName);
            Assert.IsNull(management.GetProfile("8949449999999990024"));
            Assert.AreEqual((int)LpaError.ProfileNotFound, (int)management.LastError.Code);
            Assert.IsNull(management.GetProfile("x"));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)management.LastError.Code);
            rig.Card.Answer("BF2D", "BF2D038101019000");
            Assert.IsNull(management.GetProfile(Iccid));
            Assert.AreEqual((int)LpaError.EuiccRefused, (int)management.LastError.Code);
        }

        [TestMethod]
        public void A_reset_takes_what_it_is_told()
        {
            CheckReset(ResetOptions.OperationalProfiles, "82020780");
            CheckReset(ResetOptions.TestProfiles, "82020640");
            CheckReset(ResetOptions.DefaultSmdpAddress, "82020520");
            CheckReset(ResetOptions.OperationalProfiles | ResetOptions.TestProfiles, "820206C0");
            CheckReset(ResetOptions.OperationalProfiles | ResetOptions.DefaultSmdpAddress, "820205A0");
            CheckReset(ResetOptions.All, "820205E0");
        }

        [TestMethod]
        public void A_reset_that_is_refused_says_why()
        {
            CheckResetRefused("BF34038001019000", LpaError.NothingToDelete);
            CheckResetRefused("BF34038001059000", LpaError.CardBusy);
            CheckResetRefused("BF340380017F9000", LpaError.EuiccRefused);
            CheckResetRefused("BF34009000", LpaError.CardData);
            CheckResetRefused("6A80", LpaError.CardStatusWord);

            var rig = Rig();
            var management = Esim(rig).Management;
            Assert.AreEqual(-1, management.Reset(0));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)management.LastError.Code);
            Assert.AreEqual(-1, management.Reset((ResetOptions)9));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)management.LastError.Code);
            Assert.IsNull(rig.Card.Request("BF34"));
        }

        [TestMethod]
        public void A_reset_whose_answer_is_lost_with_the_card_s_reset_is_not_a_failure()
        {
            // The card loses its channels with the enabled profile; the second time there is nothing left.
            var card = new ScriptedCard().Answer("019000", "9000", "6106", "6881", "6881", "019000", "9000", "BF34038001019000");
            card.Otherwise = "9000";
            var management = new Esim(card, Rig().Server, new DeviceInfo("53926011")).Management;
            Assert.AreEqual(0, management.Reset(ResetOptions.All));

            // The same, where something else goes wrong the second time.
            card = new ScriptedCard().Answer("019000", "9000", "6106", "6881", "6881", "019000", "9000", "BF34038001059000");
            card.Otherwise = "9000";
            management = new Esim(card, Rig().Server, new DeviceInfo("53926011")).Management;
            Assert.AreEqual(-1, management.Reset(ResetOptions.All));
            Assert.AreEqual((int)LpaError.CardBusy, (int)management.LastError.Code);
        }

        private static void CheckReset(ResetOptions options, string bits)
        {
            var rig = Rig();
            rig.Card.Answer("BF34", "BF34038001009000");
            Assert.AreEqual(0, Esim(rig).Management.Reset(options));
            Assert.AreEqual("BF3404" + bits, rig.Card.Request("BF34"));
        }

        private static void CheckResetRefused(string answer, LpaError error)
        {
            var rig = Rig();
            rig.Card.Answer("BF34", answer);
            var management = Esim(rig).Management;
            Assert.AreEqual(-1, management.Reset(ResetOptions.All));
            Assert.AreEqual((int)error, (int)management.LastError.Code);
        }

        private static DownloadRig Rig() => new DownloadRig();

        private static Esim Esim(DownloadRig rig) => new Esim(rig.Card, rig.Server, rig.Device);
    }
}
