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
            Assert.AreEqual("81E291000DBF2D0A5C085A4F9F7090919295", (string)card.Commands[2]);
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
        [DataRow("BF2D03810101", (int)LpaError.EuiccRefused, 1)]
        [DataRow("BF2D0381017F", (int)LpaError.EuiccRefused, 127)]
        [DataRow("BF2D00", (int)LpaError.CardData, -1)]
        [DataRow("BF2D028200", (int)LpaError.CardData, -1)]
        [DataRow("BF2D05A003E3025A", (int)LpaError.CardData, -1)]
        [DataRow("BF2D06A004E3029F70", (int)LpaError.CardData, -1)]
        [DataRow("", (int)LpaError.CardData, -1)]
        public void A_list_that_does_not_come_is_told(string answer, int error, int detail)
        {
            var e = Expect.Error((LpaError)error, () => GetProfilesInfo.Call(Open(Card(answer)), Request), answer);
            Assert.AreEqual(detail, e.Detail);
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
        [DataRow(0, true, "81E2910014BF3111A00C5A0A989444999999990920F38101FF")]
        [DataRow(0, false, "81E2910014BF3111A00C5A0A989444999999990920F3810100")]
        [DataRow(1, true, "81E2910014BF3211A00C5A0A989444999999990920F38101FF")]
        [DataRow(2, true, "81E291000FBF330C5A0A989444999999990920F3")]
        public void A_profile_is_enabled_disabled_and_deleted(int operation, bool refresh, string apdu)
        {
            var card = Card("BF3" + (operation + 1).ToString() + "03800100");
            Handle(operation, card, refresh);
            Assert.AreEqual(apdu, (string)card.Commands[2]);
        }

        [TestMethod]
        [DataRow(1, (int)LpaError.ProfileNotFound)]
        [DataRow(2, (int)LpaError.ProfileWrongState)]
        [DataRow(3, (int)LpaError.PolicyForbids)]
        [DataRow(4, (int)LpaError.EuiccRefused)]
        [DataRow(5, (int)LpaError.CardBusy)]
        [DataRow(127, (int)LpaError.EuiccRefused)]
        public void A_profile_that_stays_as_it_is_says_why(int result, int error)
        {
            for (var operation = 0; operation < 3; operation++)
            {
                var answer = "BF3" + (operation + 1).ToString() + "038001" + Expect.ToHex(new[] { (byte)result }, 0, 1);
                var e = Expect.Error((LpaError)error, () => Handle(operation, Card(answer), true));
                Assert.AreEqual(result, e.Detail);
            }
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

        private static ScriptedCard Card(string answer) => new ScriptedCard().Answer("019000", "9000", answer + "9000");

        private static IsdR Open(ScriptedCard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }
    }
}
