using System.Threading;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class PreviewTests
    {
        private const int Deadline = 20000;

        // Rows of the table: rules, operators, consent or not. The owner is MCC 001, MNC 01 unless a test says otherwise.
        private const string Any = "8003EEEEEE";
        private const string Owner = "800300F110";
        private const string OperationalProfile = "BF2D07A005" + "E303" + "950102" + "9000";
        private const string TestProfile = "BF2D07A005" + "E303" + "950100" + "9000";
        private const string NoProfile = "BF2D02A0009000";

        [TestMethod]
        public void A_profile_without_rules_costs_no_exchange()
        {
            foreach (var rules in new[] { string.Empty, "990100", "990207" + "80" })
            {
                var rig = Rig(rules, Owner, string.Empty);
                Assert.IsNull(rig.Run());
                Assert.IsFalse(rig.Journal.Has("BF43"));
                Assert.IsFalse(rig.Journal.Has("BF2D"));
                Assert.AreEqual(1, rig.AskedInstall);
                Assert.IsFalse(rig.ConsentRequired);
            }
        }

        [TestMethod]
        public void Rules_and_owner_are_known()
        {
            var rig = Rig("990204" + "70", "800312F345" + "8101AA" + "8200", Row("04" + "70", "800312F345" + "8101AA" + "8200", true));
            Assert.IsNull(rig.Run());
            Assert.AreEqual((int)(PolicyRules.Ppr1 | PolicyRules.Ppr2 | PolicyRules.Ppr3), (int)rig.Metadata.PolicyRules);
            Assert.AreEqual("213", rig.Metadata.Owner.Mcc);
            Assert.AreEqual("54", rig.Metadata.Owner.Mnc);
            Assert.IsTrue(rig.ConsentRequired);
        }

        [TestMethod]
        public void A_rule_needs_a_row_that_has_it_for_the_operator()
        {
            const string Both = "0560";
            CheckAllowed("990205" + "20", Owner, Row(Both, Any, false), false);
            CheckAllowed("990205" + "20", Owner, Row(Both, Owner, true), true);
            CheckAllowed("990205" + "60", Owner, Row("0640", Owner, false) + Row("0520", Owner, true), true);
            CheckAllowed("990205" + "20", Owner, Row(Both, "800300F111", false) + Row(Both, Owner, false), false);
            CheckAllowed("990205" + "20", Owner, Row(Both, "8003EEFEEE", false), false);
            CheckForbidden(2, "990205" + "20", Owner, string.Empty);
            CheckForbidden(2, "990205" + "20", Owner, Row("0640", Any, false));
            CheckForbidden(1, "990206" + "40", Owner, Row("0520", Any, false));
            CheckForbidden(2, "990205" + "60", Owner, Row("0640", Any, false));
            CheckForbidden(3, "990204" + "10", Owner, Row(Both, Any, false));
            CheckForbidden(2, "990205" + "20", Owner, Row(Both, "800300F111", false));
            CheckForbidden(2, "990205" + "20", Owner, Row(Both, string.Empty, false));
            CheckForbidden(2, "990205" + "20", null, Row(Both, Any, false));

            // A rule that nobody knows, whoever allows it.
            CheckForbidden(4, "990203" + "08", Owner, Row("0078", Any, false));
            CheckForbidden(31, "99050000000001", Owner, Row("00FFFFFFFF", Any, false));
        }

        [TestMethod]
        public void The_first_row_that_fits_says_whether_consent_is_needed()
        {
            const string Rule = "0520";
            CheckAllowed("990205" + "20", Owner, Row(Rule, Owner, false) + Row(Rule, Any, true), false);
            CheckAllowed("990205" + "20", Owner, Row(Rule, Owner, true) + Row(Rule, Any, false), true);
        }

        [TestMethod]
        public void Groups_of_an_operator_count()
        {
            // Absent: the operator without a group; empty: any group.
            const string Rule = "0520";
            CheckAllowed("990205" + "20", Owner + "8101AA", Row(Rule, Owner + "8100" + "8200", false), false);
            CheckAllowed("990205" + "20", Owner, Row(Rule, Owner + "8100", false), false);
            CheckAllowed("990205" + "20", Owner + "8101AA" + "8201BB", Row(Rule, Owner + "8101AA" + "8201BB", false), false);
            CheckForbidden(2, "990205" + "20", Owner + "8101AA", Row(Rule, Owner, false));
            CheckForbidden(2, "990205" + "20", Owner + "8101AA", Row(Rule, Owner + "8101AB", false));
            CheckForbidden(2, "990205" + "20", Owner + "8101AA", Row(Rule, Owner + "8102AAAA", false));
            CheckForbidden(2, "990205" + "20", Owner, Row(Rule, Owner + "8101AA", false));
            CheckForbidden(2, "990205" + "20", Owner + "8101AA", Row(Rule, Owner + "8101AA" + "8201BB", false));
        }

        [TestMethod]
        public void A_profile_that_cannot_be_disabled_does_not_go_beside_another()
        {
            var row = Row("0640", Any, false);
            var rig = Rig("990206" + "40", Owner, row);
            rig.Card.Answer("BF2D", OperationalProfile);
            CheckForbidden(rig, 1);
            rig = Rig("990206" + "40", Owner, row);
            rig.Card.Answer("BF2D", TestProfile);
            Assert.IsNull(rig.Run());

            // Another rule does not ask who else is there.
            rig = Rig("990205" + "20", Owner, Row("0520", Any, false));
            rig.Card.Answer("BF2D", OperationalProfile);
            Assert.IsNull(rig.Run());
            Assert.IsFalse(rig.Journal.Has("BF2D"));
        }

        [TestMethod]
        public void A_table_that_cannot_be_read_allows_nothing()
        {
            var rig = Rig("990205" + "20", Owner, string.Empty);
            rig.Card.Answer("BF43", "6A88");
            FailedDownload.Check(rig, LpaError.CardStatusWord, LpaStage.Confirmation, rig.Run());
            FailedDownload.CheckCancelled(rig, "7F", true);
            Assert.AreEqual(0, rig.AskedInstall);
        }

        [TestMethod]
        public void Each_answer_has_its_reason()
        {
            CheckAnswer(InstallDecision.Reject, LpaError.None, LpaError.UserRejected, "00");
            CheckAnswer(InstallDecision.Postpone, LpaError.None, LpaError.UserPostponed, "01");
            CheckAnswer(InstallDecision.Install, LpaError.UserTimeout, LpaError.UserTimeout, "02");

            // Nobody was there to be asked: the server keeps the profile.
            CheckAnswer(InstallDecision.Install, LpaError.ConsentRequired, LpaError.ConsentRequired, "01");
        }

        [TestMethod]
        public void The_question_comes_before_the_confirmation_code()
        {
            var rig = new DownloadRig { Decision = InstallDecision.Reject, Confirmation = "4" };
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2WithCode));
            FailedDownload.Check(rig, LpaError.UserRejected, LpaStage.Confirmation, rig.Run());
            Assert.AreEqual(0, rig.Asked);
        }

        [TestMethod]
        public void Without_a_handler_all_is_installed_but_what_needs_consent()
        {
            Assert.IsNull(RunEsim(string.Empty, false, null));
            Assert.IsNull(RunEsim("990205" + "20", false, null));
            Assert.AreEqual((int)LpaError.ConsentRequired, (int)RunEsim("990205" + "20", true, null).Code);
            Assert.IsNull(RunEsim("990205" + "20", true, (profile, consent) => InstallDecision.Install));
            Assert.AreEqual((int)LpaError.UserRejected, (int)RunEsim(string.Empty, false, (profile, consent) => InstallDecision.Reject).Code);
            Assert.AreEqual((int)LpaError.UserPostponed, (int)RunEsim(string.Empty, false, (profile, consent) => InstallDecision.Postpone).Code);
            Assert.AreEqual((int)LpaError.Internal, (int)RunEsim(string.Empty, false, (profile, consent) => throw new System.Exception()).Code);
        }

        private static LpaException RunEsim(string rules, bool consent, InstallHandler handler)
        {
            var rig = Rig(rules, Owner, Row("0520", Any, consent));
            var esim = new Esim(rig.Card, rig.Server, rig.Device) { Install = handler };
            var ended = new ManualResetEvent(false);
            LpaException error = null;
            esim.Happened += message => error = message.Error;
            esim.SetCallback(r => ended.Set());
            Assert.AreEqual(0, esim.ProfileOta(Session.Code, null));
            Assert.IsTrue(ended.WaitOne(Deadline, false), "the download did not end");
            return error;
        }

        private static void CheckAnswer(InstallDecision decision, LpaError thrown, LpaError error, string reason)
        {
            var rig = new DownloadRig { Decision = decision, InstallError = thrown };
            FailedDownload.Check(rig, error, LpaStage.Confirmation, rig.Run());
            FailedDownload.CheckCancelled(rig, reason, true);
        }

        private static void CheckAllowed(string rules, string owner, string table, bool consent)
        {
            var rig = Rig(rules, owner, table);
            Assert.IsNull(rig.Run(), rules + " " + table);
            Assert.AreEqual(consent, rig.ConsentRequired, table);
            Assert.AreEqual("BF4300", rig.Card.Request("BF43"));
        }

        private static void CheckForbidden(int rule, string rules, string owner, string table) => CheckForbidden(Rig(rules, owner, table), rule);

        private static void CheckForbidden(DownloadRig rig, int rule)
        {
            var e = rig.Run();
            FailedDownload.Check(rig, LpaError.PolicyNotAllowed, LpaStage.Confirmation, e);
            Assert.AreEqual(rule, e.Detail);
            Assert.AreEqual(0, rig.AskedInstall);
            FailedDownload.CheckCancelled(rig, "03", true);
        }

        /// <summary>A server that offers a profile with rules and an owner, a card with a table and no profiles.</summary>
        private static DownloadRig Rig(string rules, string owner, string table)
        {
            var rig = new DownloadRig();
            var metadata = Session.Tlv("BF25", "5A0A989444999999990920F3" + "910141" + "920142" + (owner == null ? string.Empty : Session.Tlv("B7", owner)) + rules);
            rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2, metadata));
            rig.Card.Answer("BF43", Session.Tlv("BF43", Session.Tlv("A0", table)) + "9000");
            rig.Card.Answer("BF2D", NoProfile);
            return rig;
        }

        private static string Row(string rules, string operators, bool consent)
        {
            var list = operators.Length == 0 ? string.Empty : Session.Tlv("30", operators);
            return Session.Tlv("30", Session.Tlv("80", rules) + Session.Tlv("A1", list) + (consent ? "82020780" : "820100"));
        }
    }
}
