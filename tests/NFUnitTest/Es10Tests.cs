using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class Es10Tests
    {
        private static readonly TlvWriter Request = new TlvWriter(64);

        [TestMethod]
        public void The_EID_is_read()
        {
            var card = Card(Vectors.Eid);
            Assert.AreEqual("89049032123451234512345678901235", GetEid.Call(Open(card), Request));
            Assert.AreEqual("81E2910006BF3E035C015A", (string)card.Commands[2]);
            Expect.Error(LpaError.CardData, () => GetEid.Call(Open(Card("BF3E025A00")), Request));
            Expect.Error(LpaError.CardData, () => GetEid.Call(Open(Card("BF3E00")), Request));
        }

        [TestMethod]
        public void The_challenge_and_EUICCInfo1_are_read()
        {
            Expect.Bytes(Vectors.Challenge.Substring(10), GetEuiccChallenge.Call(Open(Card(Vectors.Challenge)), Request));
            Expect.Bytes(Vectors.EuiccInfo1, GetEuiccInfo1.Call(Open(Card(Vectors.EuiccInfo1)), Request));
            Expect.Error(LpaError.CardData, () => GetEuiccChallenge.Call(Open(Card("BF2E03800111")), Request));
            Expect.Error(LpaError.CardData, () => GetEuiccInfo1.Call(Open(Card("BF2200")), Request));
        }

        [TestMethod]
        public void Profiles_are_listed()
        {
            var profiles = GetProfilesInfo.Call(Open(Card(Vectors.ProfileList)), Request);
            Assert.AreEqual(2, profiles.Length);
            Assert.AreEqual("8988112200000000018", profiles[0].Iccid);
            Expect.Bytes("A0000005591010FFFFFFFF8900001110", profiles[0].IsdpAid);
            Assert.IsTrue(profiles[0].Enabled);
            Assert.IsNull(profiles[0].Nickname);
            Assert.AreEqual("Preload", profiles[0].ServiceProviderName);
            Assert.AreEqual("Preloaded 0", profiles[0].ProfileName);
            Assert.AreEqual(2, profiles[0].ProfileClass);
            Assert.AreEqual("8949449999999990023", profiles[1].Iccid);
            Assert.IsFalse(profiles[1].Enabled);
            Assert.AreEqual("OsmocomSPN", profiles[1].ServiceProviderName);
            Assert.AreEqual("TS48V1-A-UNIQUE", profiles[1].ProfileName);
        }

        [TestMethod]
        public void Only_what_is_needed_of_a_profile_is_asked_for()
        {
            var card = Card("BF2D02A000");
            Assert.AreEqual(0, GetProfilesInfo.Call(Open(card), Request).Length);
            Assert.AreEqual("81E2910012BF2D0F5C0D5A4F9F709091929395B6B7B899", (string)card.Commands[2]);
        }

        [TestMethod]
        public void A_profile_may_tell_little_or_more_than_is_known()
        {
            var profiles = GetProfilesInfo.Call(Open(Card("BF2D13A011" + "E300" + "E30D" + "9003C3A97A" + "950100" + "B700" + "9F7200")), Request);
            Assert.AreEqual(2, profiles.Length);
            Assert.IsNull(profiles[0].Iccid);
            Assert.IsNull(profiles[0].IsdpAid);
            Assert.IsNull(profiles[0].ProfileName);
            Assert.AreEqual(2, profiles[0].ProfileClass);
            Assert.AreEqual("\u00e9z", profiles[1].Nickname);
            Assert.AreEqual(0, profiles[1].ProfileClass);
        }

        [TestMethod]
        public void A_list_that_does_not_come_is_told()
        {
            CheckNoList("BF2D0381017F", LpaError.EuiccRefused, 127);
            CheckNoList("BF2D00", LpaError.CardData, -1);
            CheckNoList("BF2D028200", LpaError.CardData, -1);
            CheckNoList("BF2D05A003E3025A", LpaError.CardData, -1);
            CheckNoList("BF2D06A004E3029F70", LpaError.CardData, -1);
            CheckNoList("", LpaError.CardData, -1);
        }

        [TestMethod]
        public void A_list_that_is_cut_anywhere_is_refused()
        {
            for (var length = 0; length < Vectors.ProfileList.Length; length += 2)
            {
                Expect.Error(LpaError.CardData, () => GetProfilesInfo.Call(Open(Card(Vectors.ProfileList.Substring(0, length))), Request));
            }
        }

        [TestMethod]
        public void A_profile_is_enabled_disabled_and_deleted()
        {
            CheckHandled(0, true, "81E2910014BF3111A00C5A0A989444999999990920F38101FF");
            CheckHandled(0, false, "81E2910014BF3111A00C5A0A989444999999990920F3810100");
            CheckHandled(1, true, "81E2910014BF3211A00C5A0A989444999999990920F38101FF");
            CheckHandled(2, true, "81E291000FBF330C5A0A989444999999990920F3");
        }

        [TestMethod]
        public void A_profile_that_stays_as_it_is_says_why()
        {
            CheckNotHandled(1, LpaError.ProfileNotFound);
            CheckNotHandled(2, LpaError.ProfileWrongState);
            CheckNotHandled(3, LpaError.PolicyForbids);
            CheckNotHandled(4, LpaError.EuiccRefused);
            CheckNotHandled(5, LpaError.CardBusy);
            CheckNotHandled(127, LpaError.EuiccRefused);
        }

        [TestMethod]
        public void Whether_a_change_was_carried_out_is_seen_in_the_list()
        {
            // The first profile is enabled, the second is not.
            Assert.IsTrue(Reached(0, "8988112200000000018"));
            Assert.IsFalse(Reached(1, "8988112200000000018"));
            Assert.IsFalse(Reached(2, "8988112200000000018"));
            Assert.IsFalse(Reached(0, "8949449999999990023"));
            Assert.IsTrue(Reached(1, "8949449999999990023"));
            Assert.IsFalse(Reached(2, "8949449999999990023"));
            Assert.IsFalse(Reached(0, "8949449999999990024"));
            Assert.IsFalse(Reached(1, "8949449999999990024"));
            Assert.IsTrue(Reached(2, "8949449999999990024"));
        }

        [TestMethod]
        public void An_answer_to_another_request_is_refused()
        {
            Expect.Error(LpaError.CardData, () => Handle(0, Card("BF3203800100"), true));
            Expect.Error(LpaError.CardData, () => Handle(0, Card("BF3100"), true));
            Expect.Error(LpaError.CardData, () => Handle(0, Card(string.Empty), true));
        }

        [TestMethod]
        public void A_session_is_cancelled_with_its_reason()
        {
            var card = Card(Session.CancelSessionResponse);
            var response = CancelSession.Call(Open(card), Request, new byte[] { 0xAA }, CancelReason.UndefinedReason);
            Assert.AreEqual("81E2910009BF41068001AA81017F", (string)card.Commands[2]);
            Expect.Bytes(Session.CancelSessionResponse, response.Encoded());
            var e = Expect.Error(LpaError.EuiccRefused, () => CancelSession.Call(Open(Card("BF4103810105")), Request, new byte[1], CancelReason.Timeout));
            Assert.AreEqual(5, e.Detail);
        }

        [TestMethod]
        public void An_installation_that_went_well_is_read()
        {
            var result = Decode(Vectors.InstallationResult);
            Assert.IsTrue(result.Succeeded);
            Expect.Bytes("A0000005591010FFFFFFFF8900001111", result.IsdpAid);
            Expect.Bytes(Vectors.InstallationResult, result.Encoded);
            Assert.AreEqual(1, result.Notification.SequenceNumber);
            Assert.AreEqual((int)NotificationEvent.Install, (int)result.Notification.Operation);
            Assert.AreEqual("127.0.0.1:8443", result.Notification.Address);
            Assert.AreEqual("8949449999999990023", result.Notification.Iccid);
        }

        [TestMethod]
        public void An_installation_that_failed_is_read()
        {
            var result = Decode(Session.NotInstalled);
            Assert.IsFalse(result.Succeeded);
            Assert.IsNull(result.IsdpAid);
            Assert.AreEqual(5, result.FailedCommand);
            Assert.AreEqual(10, result.ErrorReason);
            Assert.AreEqual(7, result.Notification.SequenceNumber);
        }

        [TestMethod]
        public void A_result_that_is_cut_anywhere_is_refused()
        {
            for (var length = 0; length < Session.Installed.Length; length += 2)
            {
                Expect.Error(LpaError.CardData, () => Decode(Session.Installed.Substring(0, length)));
            }

            // Neither an AID nor an error; no result at all.
            Expect.Error(LpaError.CardData, () => Decode("BF372F" + "BF2729" + Session.Notification + "A204" + "A0020400"));
            Expect.Error(LpaError.CardData, () => Decode("BF3728" + "BF2725" + Session.Notification + "A200"));
        }

        private static void CheckNotHandled(int result, LpaError error)
        {
            for (var operation = 0; operation < 3; operation++)
            {
                var answer = "BF3" + (operation + 1).ToString() + "038001" + Expect.ToHex(new[] { (byte)result }, 0, 1);
                var e = Expect.Error(error, () => Handle(operation, Card(answer), true));
                Assert.AreEqual(result, e.Detail);
            }
        }

        private static void CheckHandled(int operation, bool refresh, string apdu)
        {
            var card = Card("BF3" + (operation + 1).ToString() + "03800100");
            Handle(operation, card, refresh);
            Assert.AreEqual(apdu, (string)card.Commands[2]);
        }

        private static void CheckNoList(string answer, LpaError error, int detail)
        {
            var e = Expect.Error(error, () => GetProfilesInfo.Call(Open(Card(answer)), Request), answer);
            Assert.AreEqual(detail, e.Detail);
        }

        private static void Handle(int operation, ScriptedCard card, bool refresh)
        {
            var iccid = Expect.FromHex("989444999999990920F3");
            var isdr = Open(card);
            if (operation == 0)
            {
                ProfileState.Enable(isdr, Request, iccid, refresh);
            }
            else if (operation == 1)
            {
                ProfileState.Disable(isdr, Request, iccid, refresh);
            }
            else
            {
                ProfileState.Delete(isdr, Request, iccid);
            }
        }

        private static ProfileInstallationResult Decode(string hex)
        {
            var bytes = Expect.FromHex(hex);
            return ProfileInstallationResult.Decode(new TlvReader(bytes, 0, bytes.Length, LpaError.CardData).Require(0xBF37));
        }

        private static bool Reached(int operation, string iccid) =>
            ProfileState.IsReached(Open(Card(Vectors.ProfileList)), Request, operation, ProfileIdentifier.Parse(iccid));

        private static ScriptedCard Card(string answer) => new ScriptedCard().Answer("019000", "9000", answer + "9000");

        private static IsdR Open(ScriptedCard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }
    }
}
