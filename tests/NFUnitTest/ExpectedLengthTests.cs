using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Le behind the data of a command: where it saves a GET RESPONSE it is used, and given up where it does harm.</summary>
    [TestClass]
    public class ExpectedLengthTests
    {
        private const string Plain = "81E2910003BF2E00 ";
        private const string WithLe = "81E2910003BF2E0000 ";
        private const string Fetch = "81C0000005 ";
        private const string Answer = "BF2E021122";

        [TestMethod]
        public void It_is_used_where_the_card_heeds_it()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", Answer + "9000", Answer + "910B");
            var isdr = Open(card);
            Get(isdr, 3);
            Assert.AreEqual(Plain + Fetch + WithLe + WithLe, Sent(card));
            Assert.IsTrue(isdr.AllowsLe);
        }

        [TestMethod]
        public void A_long_answer_begins_at_once_and_goes_on_behind_61xx()
        {
            var full = Expect.ToHex(new byte[254], 0, 254);
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", "BF2E" + full + "6102", "33449000", Answer + "9000");
            var isdr = Open(card);
            Get(isdr, 1);
            isdr.Send(Request(0xBF2E));
            Get(isdr, 1);
            Assert.AreEqual(Plain + Fetch + WithLe + "81C0000002 " + WithLe, Sent(card));
        }

        [TestMethod]
        public void It_is_not_tried_where_the_answer_comes_at_once()
        {
            var card = new ScriptedCard { Otherwise = Answer + "9000" }.Answer("019000", "9000");
            Get(Open(card), 3);
            Assert.AreEqual(Plain + Plain + Plain, Sent(card));
        }

        [TestMethod]
        public void A_card_that_makes_nothing_of_it_is_not_bothered_again()
        {
            CheckGivenUp("6105", WithLe + Fetch, Answer + "9000");

            // The length that it wants costs as much as a GET RESPONSE.
            CheckGivenUp("6C05", WithLe + "81E2910003BF2E0005 ", Answer + "9000");
        }

        [TestMethod]
        public void Whatever_fails_is_sent_again_without_and_for_good()
        {
            foreach (var answer in new[] { "6700", "6F00", "6A80", "9000", "!20", "!21", "!22" })
            {
                CheckGivenUp(answer, WithLe + Plain + Fetch, "6105", Answer + "9000");
            }
        }

        [TestMethod]
        public void One_that_worked_is_given_up_at_its_first_failure()
        {
            CheckLaterFailure("6700", LpaError.None);
            CheckLaterFailure("!21", LpaError.None);
            CheckLaterFailure("!20", LpaError.CardTimeout);
            CheckLaterFailure("!22", LpaError.CardResponse);
        }

        [TestMethod]
        public void An_error_of_the_function_is_none_of_it()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", Answer + "9000", "6985", Answer + "9000");
            var isdr = Open(card);
            Get(isdr, 2);
            Assert.AreEqual(0x6985, Expect.Error(LpaError.CardStatusWord, () => Get(isdr, 1)).StatusWord);
            Get(isdr, 1);
            Assert.AreEqual(Plain + Fetch + WithLe + WithLe + WithLe, Sent(card));
        }

        [TestMethod]
        public void It_is_tried_with_a_harmless_command_only()
        {
            // AuthenticateServer, PrepareDownload, RemoveNotification, CancelSession: not to begin with.
            foreach (var tag in new[] { 0xBF38, 0xBF21, 0xBF30, 0xBF41 })
            {
                var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", "9000", Answer + "9000", "9000");
                var isdr = Open(card);
                Get(isdr, 1);
                isdr.Send(Request(tag));
                Get(isdr, 1);
                isdr.Send(Request(tag));
                var name = Expect.ToHex(new[] { (byte)tag }, 0, 1);
                Assert.AreEqual(Plain + Fetch + "81E2910003BF" + name + "00 " + WithLe + "81E2910003BF" + name + "0000 ", Sent(card));
            }
        }

        [TestMethod]
        public void What_changes_profiles_and_what_comes_in_pieces_goes_without()
        {
            // EnableProfile, DisableProfile, DeleteProfile, eUICCMemoryReset.
            foreach (var tag in new[] { 0xBF31, 0xBF32, 0xBF33, 0xBF34 })
            {
                var isdr = OpenWorking(out var card);
                isdr.Send(Request(tag));
                Assert.AreEqual("81E2910003BF" + Expect.ToHex(new[] { (byte)tag }, 0, 1) + "00", (string)card.Commands[card.Commands.Count - 1]);
            }

            // A package.
            var port = OpenWorking(out var loaded);
            port.Begin();
            port.Write(Expect.FromHex("BF3600"), 0, 3);
            port.End();
            Assert.AreEqual("81E2910003BF3600", (string)loaded.Commands[loaded.Commands.Count - 1]);
        }

        [TestMethod]
        public void Only_the_last_block_has_it()
        {
            var isdr = OpenWorking(out var card);
            isdr.SegmentSize = 255;
            var request = new TlvWriter(600);
            request.Write(0xBF38, new byte[505]);
            var before = card.Commands.Count;
            isdr.Send(request);
            Assert.AreEqual(before + 2, card.Commands.Count);
            Assert.AreEqual(2 * (5 + 255), ((string)card.Commands[before]).Length);

            // 255 bytes and all around them are as much as an APDU has.
            var last = (string)card.Commands[before + 1];
            Assert.AreEqual(2 * (5 + 255 + 1), last.Length);
            Assert.AreEqual("81E29101FF", last.Substring(0, 10));
            Assert.AreEqual("00", last.Substring(2 * 260));
        }

        [TestMethod]
        public void A_modem_that_refuses_Le_still_gets_long_blocks()
        {
            var isdr = OpenWorking(out var card);
            var request = new TlvWriter(300);
            request.Write(0xBF38, new byte[246]);
            card.Answer("!21");
            isdr.Send(request);
            Assert.AreEqual(255, isdr.SegmentSize);
            Assert.IsFalse(isdr.AllowsLe);
            Assert.AreEqual(2 * (5 + 250), ((string)card.Commands[card.Commands.Count - 1]).Length);
        }

        [TestMethod]
        public void It_can_be_forbidden()
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", "6105", Answer + "9000");
            var isdr = Open(card);
            isdr.AllowsLe = false;
            Get(isdr, 2);
            Assert.AreEqual(Plain + Fetch + Plain + Fetch, Sent(card));
        }

        [TestMethod]
        public void A_try_is_waited_for_but_shortly()
        {
            var card = new PatientCard();
            var isdr = new IsdR(card);
            isdr.Open();
            isdr.Send(Request(0xBF2E));
            Assert.AreEqual(0, card.Tried);
            card.Answer = "!20";
            isdr.Send(Request(0xBF2E));
            Assert.AreEqual(10000, card.Tried);
            Assert.AreEqual(120000, card.Timeout);
        }

        private static IsdR Open(ICard card)
        {
            var isdr = new IsdR(card);
            isdr.Open();
            return isdr;
        }

        private static IsdR OpenWorking(out ScriptedCard card)
        {
            card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", Answer + "9000");
            var isdr = Open(card);
            Get(isdr, 2);
            card.Otherwise = "9000";
            return isdr;
        }

        private static void Get(IsdR isdr, int times)
        {
            for (; times > 0; times--)
            {
                var response = isdr.Send(Request(0xBF2E), 0xBF2E);
                Expect.Bytes("1122", response.Bytes, 3, 2);
            }
        }

        private static TlvWriter Request(int tag)
        {
            var request = new TlvWriter(8);
            request.End(request.Begin(tag));
            return request;
        }

        private static string Sent(ScriptedCard card)
        {
            Assert.IsTrue(card.IsThrough);
            var open = (string)card.Commands[0] + " " + (string)card.Commands[1] + " ";
            return card.Log.Substring(open.Length);
        }

        private static void CheckGivenUp(string answer, string steps, params string[] then)
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", answer).Answer(then).Answer("6105", Answer + "9000");
            var isdr = Open(card);
            Get(isdr, 3);
            Assert.AreEqual(Plain + Fetch + steps + Plain + Fetch, Sent(card), answer);
            Assert.IsFalse(isdr.AllowsLe);
        }

        private static void CheckLaterFailure(string answer, LpaError error)
        {
            var card = new ScriptedCard().Answer("019000", "9000", "6105", Answer + "9000", Answer + "9000", answer, "6105", Answer + "9000");
            var isdr = Open(card);
            Get(isdr, 2);
            if (error == LpaError.None)
            {
                Get(isdr, 1);
            }
            else
            {
                Expect.Error(error, () => Get(isdr, 1));
                Get(isdr, 1);
            }

            Assert.AreEqual(Plain + Fetch + WithLe + WithLe + Plain + Fetch, Sent(card), answer);
            Assert.IsFalse(isdr.AllowsLe);
        }

        /// <summary>Keeps how long it was waited for when a command had Le.</summary>
        private sealed class PatientCard : IPatientCard
        {
            private readonly ScriptedCard _card = new ScriptedCard();

            public int Timeout { get; set; } = 120000;

            public int Tried { get; private set; }

            /// <summary>To a command with Le.</summary>
            public string Answer;

            public int Transmit(byte[] command, int length, byte[] response)
            {
                if (command[1] == 0xE2 && length > 5 + command[4])
                {
                    Tried = Timeout;
                    _card.Answer(Answer);
                }
                else
                {
                    _card.Answer(command[1] == 0x70 ? "019000" : command[1] == 0xE2 ? "6105" : command[1] == 0xC0 ? "BF2E0211229000" : "9000");
                }

                return _card.Transmit(command, length, response);
            }
        }
    }
}
