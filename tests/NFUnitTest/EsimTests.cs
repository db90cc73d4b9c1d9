using System.Threading;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class EsimTests
    {
        private const int Deadline = 20000;

        [TestMethod]
        public void A_download_that_goes_well_calls_back_with_0()
        {
            var run = new EsimRun();
            Assert.AreEqual(0, run.Start(Session.Code, null));
            run.WaitForEnd();
            Assert.AreEqual(0, run.Result);
            Assert.AreEqual(1, run.Calls);
            Assert.IsNull(run.Error);
            Assert.IsFalse(run.Esim.IsBusy);
            Assert.AreEqual("1 2 3 4 5 6 7 M 8 9 10 P P P P P P P P P 11 12 E", run.Events.Text);
        }

        [TestMethod]
        public void A_download_that_fails_calls_back_with_1_and_says_why()
        {
            var run = new EsimRun();
            run.Rig.Server.Answer("authenticateClient", Session.Failed("8.2.6", "3.8"));
            Assert.AreEqual(0, run.Start(Session.Code, null));
            run.WaitForEnd();
            Assert.AreEqual(1, run.Result);
            Assert.AreEqual(1, run.Calls);
            Assert.AreEqual((int)LpaError.ServerRefused, (int)run.Error.Code);
            Assert.AreEqual((int)LpaStage.AuthenticateClient, (int)run.Error.Stage);
            Assert.AreEqual("1 2 3 4 5 6 E", run.Events.Text);
        }

        [TestMethod]
        public void A_malformed_code_is_refused_without_a_call()
        {
            var run = new EsimRun();
            Assert.AreEqual(-1, run.Start("1$", null));
            Assert.AreEqual((int)LpaError.ActivationCodeAddress, (int)run.Esim.LastError.Code);
            Assert.AreEqual((int)LpaStage.ActivationCode, (int)run.Esim.LastError.Stage);
            Assert.AreEqual(-1, run.Start(null, null));
            Assert.AreEqual((int)LpaError.ActivationCodeEmpty, (int)run.Esim.LastError.Code);
            Assert.AreEqual(0, run.Calls);
            Assert.IsFalse(run.Esim.IsBusy);
            Assert.AreEqual(string.Empty, run.Rig.Journal.Text);
        }

        [TestMethod]
        public void While_a_download_runs_all_else_is_refused()
        {
            var run = new EsimRun();
            var asked = new ManualResetEvent(false);
            var goOn = new ManualResetEvent(false);
            run.Rig.Server.Asked = () =>
            {
                asked.Set();
                goOn.WaitOne(Deadline, false);
            };
            Assert.AreEqual(0, run.Start(Session.Code, null));
            Assert.IsTrue(asked.WaitOne(Deadline, false));
            var before = run.Rig.Journal.Text;

            var esim = run.Esim;
            Assert.IsTrue(esim.IsBusy);
            Busy(esim, esim.GetEid() == null);
            Busy(esim, esim.GetProfileInfo(1) == null);
            Busy(esim, esim.GetProfileInfo(0) == null);
            Busy(esim, esim.ProfileOta(Session.Code, null) == -1);
            Busy(esim, esim.ProfileHandle(0, "8949449999999990023") == -1);
            Busy(esim, esim.Notifications.List() == null);
            Busy(esim, esim.GetProfileDelNotification() == null);
            Busy(esim, esim.ReportProfileDelNotification("8949449999999990023") == -1);
            Busy(esim, esim.SetCallback(null) == -1);
            Assert.AreEqual(before, run.Rig.Journal.Text);

            goOn.Set();
            run.WaitForEnd();
            Assert.AreEqual(0, run.Result);
            Assert.AreEqual(1, run.Calls);
        }

        [TestMethod]
        public void A_download_can_follow_another()
        {
            var run = new EsimRun();
            run.Rig.Server.Answer("initiateAuthentication", "#500");
            Assert.AreEqual(0, run.Start(Session.Code, null));
            run.WaitForEnd();
            Assert.AreEqual(1, run.Result);
            run.Rig.Server.Answer("initiateAuthentication", Session.Initiated());
            Assert.AreEqual(0, run.Start(Session.Code, null));
            run.WaitForEnd();
            Assert.AreEqual(0, run.Result);
        }

        [TestMethod]
        public void The_confirmation_code_is_asked_for()
        {
            var run = new EsimRun();
            run.Rig.Server.Answer("authenticateClient", Session.Authenticated(Session.Id, Session.SmdpSigned2WithCode));
            run.Esim.ConfirmationCode = () => "4";
            Assert.AreEqual(0, run.Start(Session.Code, string.Empty));
            run.WaitForEnd();
            Assert.AreEqual(0, run.Result);

            run.Esim.ConfirmationCode = null;
            Assert.AreEqual(0, run.Start(Session.Code, string.Empty));
            run.WaitForEnd();
            Assert.AreEqual(1, run.Result);
            Assert.AreEqual((int)LpaError.ConfirmationCodeRequired, (int)run.Error.Code);
        }

        [TestMethod]
        public void The_EID_and_the_profiles_are_read()
        {
            var run = new EsimRun();
            run.Rig.Card.Answer("BF3E", Vectors.Eid + "9000");
            run.Rig.Card.Answer("BF2D", "BF2D0DA00B" + "E303" + "950100" + "E304" + "5A020112" + "9000");
            Assert.AreEqual("89049032123451234512345678901235", run.Esim.GetEid());
            Assert.AreEqual(2, run.Esim.GetProfileInfo(1).Length);
            var operational = run.Esim.GetProfileInfo(0);
            Assert.AreEqual(1, operational.Length);
            Assert.AreEqual("1021", operational[0].Iccid);
            Assert.IsNull(run.Esim.LastError);
            Assert.AreEqual("open select BF3E disconnect close", run.Rig.Journal.Text.Substring(0, 33));
        }

        [TestMethod]
        public void A_function_that_fails_says_why_and_closes()
        {
            var run = new EsimRun();
            run.Rig.Card.Answer("BF3E", "6A88");
            Assert.IsNull(run.Esim.GetEid());
            Assert.AreEqual((int)LpaError.CardStatusWord, (int)run.Esim.LastError.Code);
            Assert.AreEqual(0x6A88, run.Esim.LastError.StatusWord);
            Assert.AreEqual((int)LpaStage.Management, (int)run.Esim.LastError.Stage);
            Assert.IsTrue(run.Rig.Journal.Has("close"));
            Assert.IsFalse(run.Esim.IsBusy);
            run.Rig.Card.Answer("BF3E", Vectors.Eid + "9000");
            Assert.IsNotNull(run.Esim.GetEid());
            Assert.IsNull(run.Esim.LastError);
        }

        [TestMethod]
        public void A_profile_is_handled()
        {
            CheckHandled(0, "BF31", 0);
            CheckHandled(1, "BF32", 0);
            CheckHandled(2, "BF33", 0);
            CheckHandled(3, "BF31", -1);
            CheckHandled(-1, "BF31", -1);
        }

        [TestMethod]
        public void Deletions_are_listed_and_reported()
        {
            const string Deletion = "BF2F16" + "800108" + "81020410" + "0C0161" + "5A0A989444999999990920F3";
            var run = new EsimRun();
            run.Rig.Card.Answer("BF28", "BF283EA03C" + Session.Notification + Deletion + "9000");
            run.Rig.Card.Answer("BF2B", "BF2B1DA01B" + "3019" + Deletion + "9000");
            Assert.AreEqual(2, run.Esim.Notifications.List().Length);
            var deletions = run.Esim.GetProfileDelNotification();
            Assert.AreEqual(1, deletions.Length);
            Assert.AreEqual(8, deletions[0].SequenceNumber);
            Assert.AreEqual(0, run.Esim.ReportProfileDelNotification("8949449999999990023"));
            Assert.AreEqual("BF2B05A003800108", run.Rig.Card.Request("BF2B"));
            Assert.AreEqual("BF3003800108", run.Rig.Card.Request("BF30"));
            Assert.AreEqual("a", run.Rig.Server.Last.Host);
            Assert.AreEqual(-1, run.Esim.ReportProfileDelNotification("8949449999999999999"));
            Assert.AreEqual((int)LpaError.ProfileNotFound, (int)run.Esim.LastError.Code);
            Assert.AreEqual((int)LpaStage.Notification, (int)run.Esim.LastError.Stage);
            run.Rig.Server.Answer("handleNotification", "#500");
            Assert.AreEqual(-1, run.Esim.Notifications.Report(deletions[0]));
            Assert.AreEqual(500, run.Esim.LastError.HttpStatus);
        }

        private static void CheckHandled(int operation, string tag, int result)
        {
            var run = new EsimRun();
            run.Rig.Card.Answer(tag, tag + "038001009000");
            Assert.AreEqual(result, run.Esim.ProfileHandle(operation, "8949449999999990023"));
            Assert.AreEqual(result == 0, run.Rig.Card.Request(tag) != null);
            Assert.AreEqual(-1, run.Esim.ProfileHandle(operation, "123"));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)run.Esim.LastError.Code);
        }

        private static void Busy(Esim esim, bool refused)
        {
            Assert.IsTrue(refused);
            Assert.AreEqual((int)LpaError.Busy, (int)esim.LastError.Code);
        }

        /// <summary>An Esim on a scripted card and server, and what it tells.</summary>
        private sealed class EsimRun
        {
            private readonly ManualResetEvent _ended = new ManualResetEvent(false);

            public EsimRun()
            {
                Esim = new Esim(Rig.Card, Rig.Server, Rig.Device);
                Esim.Happened += Hear;
                Esim.SetCallback(result =>
                {
                    Result = result;
                    Calls++;
                    _ended.Set();
                });
            }

            public DownloadRig Rig { get; } = new DownloadRig();

            public Esim Esim { get; }

            public Journal Events { get; } = new Journal();

            public int Result { get; private set; } = -2;

            public int Calls { get; private set; }

            public LpaException Error { get; private set; }

            public int Start(string code, string confirmationCode)
            {
                _ended.Reset();
                return Esim.ProfileOta(code, confirmationCode);
            }

            public void WaitForEnd() => Assert.IsTrue(_ended.WaitOne(Deadline, false), "the download did not end");

            private void Hear(EsimEvent message)
            {
                switch (message.Kind)
                {
                    case EsimEventKind.Stage:
                        Events.Add(((int)message.Stage).ToString());
                        break;
                    case EsimEventKind.Metadata:
                        Events.Add("M");
                        break;
                    case EsimEventKind.Progress:
                        Events.Add("P");
                        break;
                    default:
                        Error = message.Error;
                        Events.Add("E");
                        break;
                }
            }
        }
    }
}
