using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class DiscoveryTests
    {
        private const string Root = "BF3C16" + "800A" + "6465662E6578616D706C" + "8108" + "726F6F742E646578";
        private const string RootAddress = "root.dex";

        [TestMethod]
        public void The_steps_come_in_their_order()
        {
            var rig = Rig(Session.Address, Events("[" + Event("EV-1", "smdp.example.com:8443") + "," + Event("EV-2", "other.example.com") + "]"));
            var events = Retrieve(rig, Session.Address);
            Assert.AreEqual("open select BF20 BF2E initiateAuthentication BF38 authenticateClient", rig.Journal.Text);
            Assert.AreEqual(2, events.Length);
            Assert.AreEqual("EV-1", events[0].EventId);
            Assert.AreEqual("smdp.example.com:8443", events[0].RspServerAddress);
            Assert.AreEqual("EV-2", events[1].EventId);
            Assert.AreEqual("other.example.com", events[1].RspServerAddress);
        }

        [TestMethod]
        public void What_one_side_says_reaches_the_other()
        {
            var rig = Rig(Session.Address, Events("[]"));
            Assert.AreEqual(0, Retrieve(rig, Session.Address).Length);
            Assert.AreEqual(
                "{" + Session.Text("smdpAddress", Session.Address) + "," + Session.Base64("euiccChallenge", Vectors.Challenge.Substring(10)) + "," +
                Session.Base64("euiccInfo1", Vectors.EuiccInfo1) + "}",
                rig.Server.Body("initiateAuthentication"));
            Assert.AreEqual(
                "{" + Session.Text("transactionId", Session.Id) + "," + Session.Base64("authenticateServerResponse", Session.AuthenticateServerResponse) + "}",
                rig.Server.Body("authenticateClient"));
            Assert.AreEqual("/gsma/rsp2/es9plus/authenticateClient", rig.Server.Last.Path);

            // No matching ID: everything there is for this eUICC.
            var request = rig.Card.Request("BF38");
            Assert.AreEqual("A00C" + "8000" + "A1088004" + "35290611" + "A100", request.Substring(request.Length - 28));
        }

        [TestMethod]
        public void Without_an_address_the_root_SM_DS_is_asked()
        {
            foreach (var address in new[] { null, string.Empty })
            {
                var rig = Rig(RootAddress, Events("[]"));
                rig.Card.Answer("BF3C", Root + "9000");
                Assert.AreEqual(0, Retrieve(rig, address).Length);
                Assert.AreEqual("open select BF3C BF20 BF2E initiateAuthentication BF38 authenticateClient", rig.Journal.Text);
                Assert.AreEqual(RootAddress, rig.Server.Last.Host);
            }
        }

        [TestMethod]
        public void An_eUICC_without_a_usable_root_SM_DS_is_told()
        {
            CheckRoot("BF3C02" + "8100", LpaError.NoRootSmds);
            CheckRoot("BF3C00", LpaError.NoRootSmds);
            CheckRoot("BF3C05" + "8103" + "612F62", LpaError.ServerAddress);
        }

        [TestMethod]
        public void An_address_that_is_none_is_told_and_nothing_sent()
        {
            foreach (var address in new[] { "local_host", "a:0", "a:70000", "a:x", ":1" })
            {
                var rig = Rig(Session.Address, Events("[]"));
                Check(LpaError.ServerAddress, LpaStage.ActivationCode, rig, address);
                Assert.AreEqual("open select", rig.Journal.Text);
            }
        }

        [TestMethod]
        public void An_answer_that_is_no_list_of_events_is_told()
        {
            var text = new string('a', 256);
            foreach (var entries in new[]
            {
                "null", "{}", "\"\"", "[1]", "[{}]", "[{\"eventId\":\"1\"}]", "[{\"rspServerAddress\":\"a\"}]", "[{\"eventId\":1,\"rspServerAddress\":\"a\"}]",
                "[" + Event("1", "a") + ",]", "[" + Event(text, "a") + "]", "[" + Event("1", text) + "]", "[" + Event("1", "a"), "[" + Event("1", "a") + " " + Event("2", "b") + "]"
            })
            {
                Check(LpaError.ServerData, LpaStage.AuthenticateClient, Rig(Session.Address, Events(entries)), Session.Address, entries);
            }

            Check(LpaError.ServerData, LpaStage.AuthenticateClient, Rig(Session.Address, "{" + Session.Header + "}"), Session.Address);
            Check(LpaError.TransactionMismatch, LpaStage.AuthenticateClient, Rig(Session.Address, Events("[]", Session.OtherId)), Session.Address);
        }

        [TestMethod]
        public void Unknown_members_are_passed_over()
        {
            var entry = "{\"a\":[1,{\"b\":[]}],\"rspServerAddress\":\"x\",\"c\":null,\"eventId\":\"1\",\"d\":{}}";
            var events = Retrieve(Rig(Session.Address, "{\"z\":[[],[1]]," + Events(" [ " + entry + " , " + entry + " ] ").Substring(1)), Session.Address);
            Assert.AreEqual(2, events.Length);
            Assert.AreEqual("1", events[1].EventId);
            Assert.AreEqual("x", events[1].RspServerAddress);
        }

        [TestMethod]
        public void More_events_than_fit_are_left_for_the_next_time()
        {
            var entries = Event("0", "a");
            for (var i = 1; i < AuthenticateClientEs11.MaxEvents + 5; i++)
            {
                entries += "," + Event(i.ToString(), "a");
            }

            var events = Retrieve(Rig(Session.Address, Events("[" + entries + "]")), Session.Address);
            Assert.AreEqual(AuthenticateClientEs11.MaxEvents, events.Length);
            Assert.AreEqual("31", events[31].EventId);
        }

        [TestMethod]
        public void A_failure_names_its_stage_and_cancels_nothing()
        {
            var rig = Rig(Session.Address, Session.Failed("8.9.5", "3.9"));
            var e = Check(LpaError.ServerRefused, LpaStage.AuthenticateClient, rig, Session.Address);
            Assert.AreEqual("8.9.5", e.SubjectCode);
            Assert.AreEqual(200, e.HttpStatus);
            rig = Rig(Session.Address, "#500");
            Assert.AreEqual(500, Check(LpaError.HttpStatus, LpaStage.AuthenticateClient, rig, Session.Address).HttpStatus);
            rig = Rig(Session.Address, Events("[]"));
            rig.Server.Answer("initiateAuthentication", "!43");
            Check(LpaError.TlsRefused, LpaStage.InitiateAuthentication, rig, Session.Address);
            rig = Rig("another.example.com", Events("[]"));
            Check(LpaError.AddressMismatch, LpaStage.InitiateAuthentication, rig, Session.Address);
            rig = Rig(Session.Address, Events("[]"));
            rig.Card.Answer("BF38", "BF3817" + "A115" + "8010" + Session.Id + "020105" + "9000");
            Assert.AreEqual(5, Check(LpaError.AuthenticateServerRefused, LpaStage.AuthenticateServer, rig, Session.Address).Detail);
            rig = Rig(Session.Address, Events("[]"));
            rig.Card.Answer("BF20", "6F00");
            Assert.AreEqual(0x6F00, Check(LpaError.CardStatusWord, LpaStage.EuiccInfo, rig, Session.Address).StatusWord);
        }

        private static void CheckRoot(string answer, LpaError error)
        {
            var rig = Rig(RootAddress, Events("[]"));
            rig.Card.Answer("BF3C", answer + "9000");
            Check(error, LpaStage.EuiccInfo, rig, null, answer);
            Assert.AreEqual("open select BF3C", rig.Journal.Text);
        }

        private static LpaException Check(LpaError error, LpaStage stage, DownloadRig rig, string address, string message = "")
        {
            var e = Expect.Error(error, () => Retrieve(rig, address), message);
            Assert.AreEqual((int)stage, (int)e.Stage, message);
            Assert.IsTrue(e.ServerIsSmds);
            Assert.IsFalse(rig.Journal.Has("BF41"));
            Assert.IsFalse(rig.Journal.Has("cancelSession"));
            return e;
        }

        private static EventRecord[] Retrieve(DownloadRig rig, string address)
        {
            rig.Isdr.Open();
            return new EventRetrieval(rig.Isdr, rig.Es9, rig.Device).Run(address);
        }

        private static DownloadRig Rig(string address, string answer)
        {
            var rig = new DownloadRig();
            rig.Server.Answer("initiateAuthentication", Session.Initiated(Session.Id, Session.ServerSigned1(Session.Id, address)));
            rig.Server.Answer("authenticateClient", answer);
            return rig;
        }

        private static string Events(string entries, string id = Session.Id) =>
            "{" + Session.Header + "," + Session.Text("transactionId", id) + ",\"eventEntries\":" + entries + "}";

        private static string Event(string id, string address) => "{" + Session.Text("eventId", id) + "," + Session.Text("rspServerAddress", address) + "}";
    }
}
