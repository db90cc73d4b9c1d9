using System.Threading;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ManagementTests
    {
        private const string Iccid = "8949449999999990023";
        private const string IccidField = "5A0A989444999999990920F3";
        private const string Aid = "A0000005591010FFFFFFFF8900001111";
        private const int Deadline = 20000;

        [TestMethod]
        public void The_information_is_read_in_one_session()
        {
            var rig = Rig();
            rig.Card.Answer("BF3E", Vectors.Eid + "9000");
            rig.Card.Answer("BF22", Vectors.EuiccInfo2 + "9000");
            var management = Esim(rig).Management;
            var info = management.GetInfo();
            Assert.IsNull(management.LastError);
            Assert.AreEqual("89049032123451234512345678901235", info.Eid);
            Assert.AreEqual("2.2.2", info.Info1.Svn);
            Assert.AreEqual("PEERS-TEST-1", info.Info2.SasAccreditationNumber);
            Assert.IsTrue(rig.Journal.Has("open"));
            Assert.IsTrue(rig.Journal.Has("close"));

            rig.Card.Answer("BF22", "6A88");
            Assert.IsNull(management.GetInfo());
            Assert.AreEqual((int)LpaError.CardStatusWord, (int)management.LastError.Code);
            rig.Card.Answer("BF22", "BF22009000");
            Assert.IsNull(management.GetInfo());
            Assert.AreEqual((int)LpaError.CardData, (int)management.LastError.Code);
            Assert.AreEqual((int)LpaStage.Management, (int)management.LastError.Stage);
        }

        [TestMethod]
        public void Addresses_and_rules_are_read()
        {
            var rig = Rig();
            rig.Card.Answer("BF3C", Vectors.Addresses + "9000");
            rig.Card.Answer("BF43", Vectors.Rat + "9000");
            var management = Esim(rig).Management;
            Assert.AreEqual("lpa.ds.gsma.com", management.GetAddresses().RootSmds);
            Assert.AreEqual(1, management.GetRules().Length);
            rig.Card.Answer("BF3C", "6D00");
            rig.Card.Answer("BF43", "6D00");
            Assert.IsNull(management.GetAddresses());
            Assert.IsNull(management.GetRules());
            Assert.AreEqual(0x6D00, management.LastError.StatusWord);
        }

        [TestMethod]
        public void A_nickname_is_set_and_taken_away()
        {
            var rig = Rig();
            rig.Card.Answer("BF29", "BF29038001009000");
            var management = Esim(rig).Management;
            Assert.AreEqual(0, management.SetNickname(Iccid, "\u00e9 z"));
            Assert.AreEqual("BF2912" + IccidField + "9004C3A9207A", rig.Card.Request("BF29"));
            Assert.AreEqual(0, management.SetNickname(Iccid, string.Empty));
            Assert.AreEqual("BF290E" + IccidField + "9000", rig.Card.Request("BF29"));
            Assert.AreEqual(0, management.SetNickname(Iccid, null));
            Assert.AreEqual("BF290E" + IccidField + "9000", rig.Card.Request("BF29"));
        }

        [TestMethod]
        public void A_nickname_may_have_64_characters_whatever_their_bytes()
        {
            var rig = Rig();
            rig.Card.Answer("BF29", "BF29038001009000");
            var management = Esim(rig).Management;
            var text = string.Empty;
            for (var i = 0; i < 64; i++)
            {
                text += "\u20ac";
            }

            Assert.AreEqual(0, management.SetNickname(Iccid, text));
            Assert.IsTrue(rig.Card.Request("BF29").StartsWith("BF2981CF" + IccidField + "9081C0E282ACE282AC"));
            Assert.AreEqual(-1, management.SetNickname(Iccid, text + "x"));
            Assert.AreEqual((int)LpaError.TextTooLong, (int)management.LastError.Code);
            Assert.AreEqual(64, management.LastError.Detail);
        }

        [TestMethod]
        public void A_nickname_that_is_refused_says_why()
        {
            CheckNickname("8001", "01", LpaError.ProfileNotFound);
            CheckNickname("8001", "7F", LpaError.EuiccRefused);
            CheckNickname("8101", "00", LpaError.CardData);

            var rig = Rig();
            var management = Esim(rig).Management;
            Assert.AreEqual(-1, management.SetNickname(Aid, "x"));
            Assert.AreEqual((int)LpaError.InvalidArgument, (int)management.LastError.Code);
            Assert.IsNull(rig.Card.Request("BF29"));
        }

        [TestMethod]
        public void The_default_SMDP_is_set_and_taken_away()
        {
            var rig = Rig();
            rig.Card.Answer("BF3F", "BF3F038001009000");
            var management = Esim(rig).Management;
            Assert.AreEqual(0, management.SetDefaultSmdp("a.b"));
            Assert.AreEqual("BF3F058003612E62", rig.Card.Request("BF3F"));
            Assert.AreEqual(0, management.SetDefaultSmdp("a:8443"));
            Assert.AreEqual("BF3F088006613A38343433", rig.Card.Request("BF3F"));
            Assert.AreEqual(0, management.SetDefaultSmdp(string.Empty));
            Assert.AreEqual("BF3F028000", rig.Card.Request("BF3F"));
            Assert.AreEqual(0, management.SetDefaultSmdp("c"));
            Assert.AreEqual(0, management.SetDefaultSmdp(null));
            Assert.AreEqual("BF3F028000", rig.Card.Request("BF3F"));

            var before = rig.Card.Requests.Count;
            CheckAddressRefused(management, "a b");
            CheckAddressRefused(management, "https://a");
            CheckAddressRefused(management, "a:0");
            CheckAddressRefused(management, ".");
            Assert.AreEqual(before, rig.Card.Requests.Count);

            rig.Card.Answer("BF3F", "BF3F0380017F9000");
            Assert.AreEqual(-1, management.SetDefaultSmdp("a.b"));
            Assert.AreEqual((int)LpaError.EuiccRefused, (int)management.LastError.Code);
            Assert.AreEqual(127, management.LastError.Detail);
        }

        [TestMethod]
        public void While_a_download_runs_every_function_is_refused()
        {
            var rig = Rig();
            var esim = Esim(rig);
            var asked = new ManualResetEvent(false);
            var goOn = new ManualResetEvent(false);
            var ended = new ManualResetEvent(false);
            esim.Happened += message =>
            {
                if (message.Kind == EsimEventKind.Metadata)
                {
                    asked.Set();
                    goOn.WaitOne(Deadline, false);
                }
            };
            esim.SetCallback(result => ended.Set());
            Assert.AreEqual(0, esim.ProfileOta(Session.Code, null));
            Assert.IsTrue(asked.WaitOne(Deadline, false));
            var before = rig.Journal.Text;

            var management = esim.Management;
            CheckBusy(management, management.GetInfo() == null);
            CheckBusy(management, management.GetAddresses() == null);
            CheckBusy(management, management.GetRules() == null);
            CheckBusy(management, management.GetProfile(Iccid) == null);
            CheckBusy(management, management.SetNickname(Iccid, "x") == -1);
            CheckBusy(management, management.SetDefaultSmdp("a") == -1);
            CheckBusy(management, management.Reset(ResetOptions.All) == -1);
            CheckBusy(management, management.Enable(Iccid, true) == -1);
            CheckBusy(management, management.Disable(Iccid, true) == -1);
            CheckBusy(management, management.Delete(Iccid) == -1);
            Assert.AreEqual(before, rig.Journal.Text);

            goOn.Set();
            Assert.IsTrue(ended.WaitOne(Deadline, false));
        }

        private static void CheckBusy(EuiccManagement management, bool refused)
        {
            Assert.IsTrue(refused);
            Assert.AreEqual((int)LpaError.Busy, (int)management.LastError.Code);
        }

        private static void CheckNickname(string tag, string result, LpaError error)
        {
            var rig = Rig();
            rig.Card.Answer("BF29", "BF2903" + tag + result + "9000");
            var management = Esim(rig).Management;
            Assert.AreEqual(-1, management.SetNickname(Iccid, "x"));
            Assert.AreEqual((int)error, (int)management.LastError.Code);
        }

        private static void CheckAddressRefused(EuiccManagement management, string address)
        {
            Assert.AreEqual(-1, management.SetDefaultSmdp(address));
            Assert.AreEqual((int)LpaError.ServerAddress, (int)management.LastError.Code);
        }

        private static DownloadRig Rig() => new DownloadRig();

        private static Esim Esim(DownloadRig rig) => new Esim(rig.Card, rig.Server, rig.Device);
    }
}
