using System.Threading;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DiscoveryEsimTests
    {
        private const int Deadline = 20000;
        private const string NoAddresses = "BF3C009000";
        private const string DefaultAddress = "BF3C12" + "8010" + "736D64702E6578616D706C652E636F6D" + "9000";

        [TestMethod]
        public void Events_are_discovered_and_all_is_closed_again()
        {
            var rig = new DownloadRig();
            var esim = new Esim(rig.Card, rig.Server, rig.Device);
            rig.Server.Answer("authenticateClient", "{\"eventEntries\":[{\"eventId\":\"1\",\"rspServerAddress\":\"a\"}]}");
            Assert.AreEqual("a", esim.Discovery.Discover(Session.Address)[0].RspServerAddress);
            Assert.IsNull(esim.LastError);
            Assert.AreEqual("disconnect close", rig.Journal.From("disconnect"));
            Assert.IsFalse(esim.IsBusy);
        }

        [TestMethod]
        public void A_discovery_that_fails_keeps_its_stage()
        {
            var rig = new DownloadRig();
            var esim = new Esim(rig.Card, rig.Server, rig.Device);
            rig.Server.Answer("initiateAuthentication", "!41");
            Assert.IsNull(esim.Discovery.Discover(Session.Address));
            Check(esim.LastError, LpaError.HostNotFound, LpaStage.InitiateAuthentication);
            Assert.IsTrue(esim.LastError.ServerIsSmds);
            Assert.IsNull(esim.Discovery.Discover("a_b"));
            Check(esim.LastError, LpaError.ServerAddress, LpaStage.ActivationCode);
            rig.Card.Answer("select", "6A82");
            Assert.IsNull(esim.Discovery.Discover(Session.Address));
            Check(esim.LastError, LpaError.CardNoIsdR, LpaStage.OpenChannel);
            Assert.IsFalse(esim.IsBusy);
        }

        [TestMethod]
        public void While_a_download_runs_it_is_refused()
        {
            var rig = new DownloadRig();
            var esim = new Esim(rig.Card, rig.Server, rig.Device);
            var ended = new ManualResetEvent(false);
            var asked = new ManualResetEvent(false);
            var goOn = new ManualResetEvent(false);
            esim.SetCallback(r => ended.Set());
            rig.Server.Asked = () =>
            {
                asked.Set();
                goOn.WaitOne(Deadline, false);
            };
            Assert.AreEqual(0, esim.ProfileOta(Session.Code, null));
            Assert.IsTrue(asked.WaitOne(Deadline, false));
            var before = rig.Journal.Text;

            Assert.IsNull(esim.Discovery.Discover(Session.Address));
            Assert.AreEqual((int)LpaError.Busy, (int)esim.LastError.Code);
            Assert.AreEqual(-1, esim.Discovery.Download(new EventRecord("1", "a"), null));
            Assert.AreEqual((int)LpaError.Busy, (int)esim.LastError.Code);
            Assert.AreEqual(-1, esim.Discovery.DownloadDefault(null));
            Assert.AreEqual((int)LpaError.Busy, (int)esim.LastError.Code);
            Assert.AreEqual(before, rig.Journal.Text);

            goOn.Set();
            Assert.IsTrue(ended.WaitOne(Deadline, false));
        }

        [TestMethod]
        public void An_event_is_downloaded_with_its_ID_from_its_server()
        {
            // An event ID is no matching ID of an activation code: it may hold other characters.
            var rig = new DownloadRig();
            Assert.AreEqual(0, Run(rig, new EventRecord("EV_1.2", Session.Address)));
            Assert.IsNull(_error);
            Assert.AreEqual(0, rig.Server.Body("initiateAuthentication").IndexOf("{" + Session.Text("smdpAddress", Session.Address)));
            Assert.IsTrue(rig.Card.Request("BF38").IndexOf("8006" + "45565F312E32") > 0);
            Assert.AreEqual("2 3 4 5 6 7 8 9 10 11 12", _stages.Text);
        }

        [TestMethod]
        public void An_event_without_a_server_is_refused()
        {
            var rig = new DownloadRig();
            var esim = new Esim(rig.Card, rig.Server, rig.Device);
            Assert.AreEqual(-1, esim.Discovery.Download(new EventRecord("1", "a_b"), null));
            Check(esim.LastError, LpaError.ServerAddress, LpaStage.ActivationCode);
            Assert.IsFalse(esim.IsBusy);
            Assert.AreEqual(string.Empty, rig.Journal.Text);
        }

        [TestMethod]
        public void The_default_SM_DP_is_asked_for_what_it_has()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF3C", DefaultAddress);
            Assert.AreEqual(0, Run(rig, null));
            Assert.IsNull(_error);
            Assert.AreEqual("open select BF3C BF20 BF2E initiateAuthentication", rig.Journal.Text.Substring(0, 49));
            var request = rig.Card.Request("BF38");
            Assert.AreEqual("A00C" + "8000" + "A1088004" + "35290611" + "A100", request.Substring(request.Length - 28));
        }

        [TestMethod]
        public void Without_a_default_SM_DP_the_download_says_so()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("BF3C", NoAddresses);
            Assert.AreEqual(1, Run(rig, null));
            Check(_error, LpaError.NoDefaultSmdp, LpaStage.EuiccInfo);
            Assert.AreEqual("open select BF3C disconnect close", rig.Journal.Text);

            rig = new DownloadRig();
            rig.Card.Answer("BF3C", "BF3C05" + "8003" + "612F62" + "9000");
            Assert.AreEqual(1, Run(rig, null));
            Check(_error, LpaError.ServerAddress, LpaStage.EuiccInfo);
        }

        [TestMethod]
        public void A_server_with_events_in_place_of_profiles_is_an_SM_DS()
        {
            var rig = new DownloadRig();
            rig.Server.Answer("authenticateClient", "{" + Session.Header + ",\"eventEntries\":[]}");
            Assert.AreEqual(1, Run(rig, new EventRecord("1", Session.Address)));
            Check(_error, LpaError.NotSmdp, LpaStage.AuthenticateClient);
            Assert.AreEqual("BF41 disconnect close", rig.Journal.From("BF41"));
        }

        private static LpaException _error;
        private static Journal _stages;

        /// <summary>Downloads an event, or without one from the default SM-DP+.</summary>
        private static int Run(DownloadRig rig, EventRecord record)
        {
            var result = -2;
            var ended = new ManualResetEvent(false);
            var esim = new Esim(rig.Card, rig.Server, rig.Device);
            _stages = new Journal();
            esim.Happened += message =>
            {
                _error = message.Error;
                if (message.Kind == EsimEventKind.Stage)
                {
                    _stages.Add(((int)message.Stage).ToString());
                }
            };
            esim.SetCallback(r =>
            {
                result = r;
                ended.Set();
            });
            Assert.AreEqual(0, record == null ? esim.Discovery.DownloadDefault(null) : esim.Discovery.Download(record, null));
            Assert.IsTrue(ended.WaitOne(Deadline, false), "the download did not end");
            return result;
        }

        private static void Check(LpaException e, LpaError error, LpaStage stage)
        {
            Assert.IsNotNull(e, "no failure");
            Assert.AreEqual((int)error, (int)e.Code);
            Assert.AreEqual((int)stage, (int)e.Stage);
        }
    }
}
