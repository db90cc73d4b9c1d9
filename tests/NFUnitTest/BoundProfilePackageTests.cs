using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class BoundProfilePackageTests
    {
        private const string Head = "BF363D" + Session.SecureChannel;

        [TestMethod]
        public void A_package_is_cut_into_its_segments()
        {
            CheckSegments(1, 255);
            CheckSegments(3, 6);
            CheckSegments(1000, 7);
            CheckSegments(1000, 120);
        }

        [TestMethod]
        public void The_second_sequence_of_87_starts_with_its_first_member()
        {
            var rig = new DownloadRig();
            var package = "BF3646" + Session.SecureChannel + "A00487021122" + "A10788023344880155" + "A207" + "870166" + "87027788" + "A30A860377889986008601AA";
            Load(rig, package, 10);
            Segments(rig, "BF3646" + Session.SecureChannel, "A00487021122", "A107", "88023344", "880155", "A207870166", "87027788", "A30A", "8603778899", "8600", "8601AA");
        }

        [TestMethod]
        public void Lengths_may_have_a_longer_form_than_they_need()
        {
            var rig = new DownloadRig();
            var package = "BF368300003D" + Session.SecureChannel + "A08105" + "8781021122" + "A1820004" + "88023344" + "A383000006" + "86820000" + "8600";
            rig.Card.Answer("8600", Session.Installed + "9000");
            Load(rig, package, 4);
            Segments(rig, "BF368300003D" + Session.SecureChannel, "A081058781021122", "A1820004", "88023344", "A383000006", "86820000", "8600");
        }

        [TestMethod]
        public void An_empty_sequence_is_a_segment_too()
        {
            var rig = new DownloadRig();
            Load(rig, "BF363F" + Session.SecureChannel + "A00487021122" + "A10788023344880155" + "A200" + "A30A860377889986008601AA", 10);
            Segments(rig, "BF363F" + Session.SecureChannel, "A00487021122", "A107", "88023344", "880155", "A200", "A30A", "8603778899", "8600", "8601AA");
        }

        [TestMethod]
        public void A_package_that_is_cut_anywhere_is_refused()
        {
            for (var length = 0; length < Session.Package.Length / 2; length++)
            {
                var rig = new DownloadRig();
                Refused(rig, Session.Package.Substring(0, 2 * length), length.ToString());
                Assert.IsFalse(rig.Journal.Has("8601AA"));
            }
        }

        [TestMethod]
        public void Tags_and_lengths_that_do_not_fit_are_refused()
        {
            CheckUnfit("BF373D", "A004");
            CheckUnfit("BF3684000000003D", "A004");
            CheckUnfit("BF3680", "A004");
            CheckUnfit("363D", "A004");
            CheckUnfit("BF363D", "A204");
            CheckUnfit("BF363D", "A404");
            CheckUnfit("BF363D", "BFA004");
            CheckUnfit("BF363D", "3004");
            CheckUnfit("BF363D", "A005");
            CheckUnfit("BF363D", "A003");
            CheckUnfit("BF363D", "A07F");
            CheckUnfit("BF363D", "A083FFFFFF");
            CheckUnfit("BF363C", "A004");
            CheckUnfit("BF3620", "A004");
            CheckUnfit("BF361F", "A004");
        }

        [TestMethod]
        public void Sequences_and_members_out_of_their_order_are_refused()
        {
            foreach (var sequences in new[]
            {
                "A004" + "88021122" + "A10788023344880155" + "A30A860377889986008601AA",
                "A004" + "87021122" + "A10788023344870155" + "A30A860377889986008601AA",
                "A004" + "87021122" + "A10788023344880155" + "A30A860377889987008601AA",
                "A004" + "87021122" + "A30A860377889986008600AA" + "A10788023344880155",
                "A10788023344880155" + "A004" + "87021122" + "A30A860377889986008601AA",
                "A004" + "87021122" + "A0078702334487" + "0155" + "A30A860377889986008601AA",
                "A004" + "87021122" + "A00788023344880155" + "A30A860377889986008601AA",
                "A004" + "87031122" + "A10788023344880155" + "A30A860377889986008601AA",
                "A004" + "87021122" + "A10788023344880255" + "A30A860377889986008601AA"
            })
            {
                Refused(new DownloadRig(), Head + sequences, sequences);
            }
        }

        [TestMethod]
        public void A_package_without_secure_channel_is_refused()
        {
            Refused(new DownloadRig(), "BF361C" + "A00487021122" + "A10788023344880155" + "A30A860377889986008601AA", "none");
            Refused(new DownloadRig(), "BF36" + "82013D" + "BF23820100" + "820101" + Expect.ToHex(new byte[400], 0, 400), "long");
            Refused(new DownloadRig(), "BF360E" + "BF2303820101" + "A00487021122" + "A100", "without transaction ID");
        }

        [TestMethod]
        public void A_package_of_another_session_never_reaches_the_card()
        {
            var rig = new DownloadRig();
            Expect.Error(LpaError.TransactionMismatch, () => Load(rig, "BF363D" + "BF231F8201018010" + Session.OtherId + Session.Package.Substring(54), 10));
            Assert.AreEqual(0, rig.Card.Requests.Count);
        }

        [TestMethod]
        public void A_result_in_the_middle_ends_the_load()
        {
            foreach (var segment in new[] { Head, "A00487021122", "A107", "88023344", "880155", "A30A", "8600" })
            {
                var rig = new DownloadRig();
                rig.Card.Answer(segment, Session.NotInstalled + "9000");
                var result = Load(rig, Session.Package, 10);
                Assert.IsFalse(result.Succeeded);
                Assert.AreEqual(5, result.FailedCommand);
                Assert.AreEqual(10, result.ErrorReason);
                Expect.Bytes(Session.NotInstalled, result.Encoded);
                Assert.AreEqual(segment, (string)rig.Card.Requests[rig.Card.Requests.Count - 1]);
            }
        }

        [TestMethod]
        public void A_load_without_result_is_a_failure()
        {
            var rig = new DownloadRig();
            rig.Card.Answer("8601AA", "9000");
            Expect.Error(LpaError.InstallNoResult, () => Load(rig, Session.Package, 10));
            rig.Card.Answer("8601AA", "BF380100" + "9000");
            Expect.Error(LpaError.CardData, () => Load(rig, Session.Package, 10));
        }

        [TestMethod]
        public void A_failure_of_the_card_ends_the_load()
        {
            CheckFailure("6985", LpaError.CardStatusWord);
            CheckFailure("!20", LpaError.CardTimeout);
            CheckFailure("BF37039000", LpaError.CardData);
        }

        [TestMethod]
        public void A_long_member_goes_through_in_blocks()
        {
            var value = new byte[1000];
            for (var i = 0; i < value.Length; i++)
            {
                value[i] = (byte)(i * 13);
            }

            var member = "868203E8" + Expect.ToHex(value, 0, 1000);
            var package = "BF36820421" + Session.SecureChannel + "A00487021122" + "A100" + "A38203EF" + member + "8601AA";
            foreach (var piece in new[] { 1, 254, 255, 256, 2000 })
            {
                var rig = new DownloadRig();
                Assert.IsTrue(Load(rig, package, piece).Succeeded);
                Assert.AreEqual(member, (string)rig.Card.Requests[4]);
                Assert.AreEqual(6, rig.Card.Requests.Count);
            }
        }

        private static void CheckFailure(string answer, LpaError error)
        {
            var rig = new DownloadRig();
            rig.Card.Answer("88023344", answer);
            Expect.Error(error, () => Load(rig, Session.Package, 10));
            Assert.AreEqual("88023344", (string)rig.Card.Requests[rig.Card.Requests.Count - 1]);
        }

        private static void CheckSegments(int piece, int blockSize)
        {
            var rig = new DownloadRig();
            rig.Isdr.SegmentSize = blockSize;
            var result = Load(rig, Session.Package, piece);
            Assert.IsTrue(result.Succeeded);
            Segments(rig, Head, "A00487021122", "A107", "88023344", "880155", "A30A", "8603778899", "8600", "8601AA");
            Assert.AreEqual(Session.Package.Length / 2, rig.Loaded);
            Assert.AreEqual(Session.Package.Length / 2, rig.Total);
        }

        private static void CheckUnfit(string package, string sequence)
        {
            Refused(new DownloadRig(), package + Session.SecureChannel + sequence + "87021122" + "A10788023344880155" + "A30A860377889986008601AA", package + sequence);
        }

        private static ProfileInstallationResult Load(DownloadRig rig, string package, int piece)
        {
            if (!rig.Isdr.IsOpen)
            {
                rig.Isdr.Open();
            }

            var bytes = Expect.FromHex(package);
            return new BoundProfilePackage(new PieceSource(bytes, bytes.Length, piece), rig.Isdr).Load(TransactionId.Parse(Session.Id), rig);
        }

        private static void Refused(DownloadRig rig, string package, string message) =>
            Expect.Error(LpaError.PackageFormat, () => Load(rig, package, 3), message);

        private static void Segments(DownloadRig rig, params string[] segments)
        {
            for (var i = 0; i < segments.Length; i++)
            {
                Assert.AreEqual(segments[i], (string)rig.Card.Requests[i]);
            }

            Assert.AreEqual(segments.Length, rig.Card.Requests.Count);
        }
    }
}
