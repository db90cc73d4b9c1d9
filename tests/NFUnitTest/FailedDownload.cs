using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>What must be true after a download that failed.</summary>
    internal static class FailedDownload
    {
        private const string Cancelled = "BF4115" + "8010" + Session.Id + "8101";

        public static void Check(DownloadRig rig, LpaError error, LpaStage stage, LpaException e)
        {
            Assert.IsNotNull(e, "no failure");
            Assert.AreEqual((int)error, (int)e.Code, rig.Journal.Text);
            Assert.AreEqual((int)stage, (int)e.Stage);
            Assert.IsNull(rig.Result);
            CheckClosed(rig);
        }

        public static void CheckCancelled(DownloadRig rig, string reason, bool serverTold)
        {
            Assert.AreEqual(Cancelled + reason, rig.Card.Request("BF41"));
            Assert.AreEqual(serverTold ? "BF41 cancelSession disconnect close" : "BF41 disconnect close", rig.Journal.From("BF41"));
            if (serverTold)
            {
                var body = Session.Text("transactionId", Session.Id) + "," + Session.Base64("cancelSessionResponse", Session.CancelSessionResponse);
                Assert.AreEqual("{" + body + "}", rig.Server.Body("cancelSession"));
            }
        }

        public static void CheckClosed(DownloadRig rig)
        {
            Assert.IsFalse(rig.Isdr.IsOpen);
            Assert.IsTrue(rig.Journal.Has("disconnect"));
            Assert.IsTrue(rig.Journal.Has("close") || !rig.Journal.Has("select"), rig.Journal.Text);
        }
    }
}
