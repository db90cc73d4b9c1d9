using nanoFramework.TestFramework;
using NanoLpa;
using NanoLpa.Firmware;

namespace NFUnitTest
{
    /// <summary>The firmware's reporter: when it tries, what it says, and that it gives nothing up.</summary>
    [TestClass]
    public class NotificationReporterTests
    {
        private static NotificationRig s_rig;
        private static NotedTerminal s_terminal;
        private static LpaConsole s_console;

        [TestMethod]
        public void Nothing_is_due_until_something_may_be_new()
        {
            Start();
            Assert.AreEqual(-1, s_console.Reporter.WaitTime());
            Assert.IsFalse(s_console.Reporter.IsExpecting);
            s_console.Reporter.Expect();
            Assert.AreEqual(2000, s_console.Reporter.WaitTime());
            Assert.IsTrue(s_console.Reporter.IsExpecting);
            s_console.Reporter.Run();
            Assert.AreEqual(-1, s_console.Reporter.WaitTime());
            Assert.AreEqual(string.Empty, s_terminal.Text);
        }

        [TestMethod]
        public void It_tries_again_ever_more_seldom_and_never_gives_up()
        {
            Start();
            s_rig.Add(1, "a");
            s_rig.Rules["a"] = "#503";
            s_console.Reporter.Expect();
            Wait(100000);
            Wait(200000);
            Wait(300000);
            Wait(300000);
            Wait(300000);
            Assert.AreEqual("a a a a a ", s_rig.Asked);
            Assert.AreEqual(string.Empty, s_rig.Removed());

            s_console.Reporter.Expect();
            Assert.AreEqual(2000, s_console.Reporter.WaitTime());
            Wait(100000);
            s_rig.Rules.Remove("a");
            s_console.Reporter.Run();
            Assert.AreEqual(-1, s_console.Reporter.WaitTime());
            Assert.AreEqual("01 ", s_rig.Removed());
        }

        [TestMethod]
        public void What_is_kept_is_said_at_the_first_and_the_last_quick_try_and_what_is_reported_always()
        {
            Start();
            s_rig.Add(1, "a");
            s_rig.Rules["a"] = "#503";
            var kept = "\r\nnot reported yet: 1  install    a: " + Reason() + "\r\n";
            Assert.AreEqual(kept, Said());
            Assert.AreEqual(string.Empty, Said());
            Assert.AreEqual(kept, Said());
            Assert.AreEqual(string.Empty, Said());
            s_rig.Rules.Remove("a");
            Assert.AreEqual("\r\nreported: 1  install    a\r\n", Said());
        }

        [TestMethod]
        public void A_program_gets_an_object_of_its_own()
        {
            Start();
            s_rig.Add(1, "a", "989444999999990920F3");
            s_rig.Rules["a"] = "#503";
            s_console.Answer.Json = true;
            const string Same = "{\"notification\":{\"number\":1,\"event\":\"install\",\"iccid\":\"8949449999999990023\",\"address\":\"a\",\"reported\":";
            Assert.AreEqual(
                Same + "false,\"code\":47,\"stage\":14,\"detail\":503,\"sw\":\"9000\",\"http\":503," +
                "\"message\":\"" + Reason() + "\",\"retry\":100}}\r\n",
                Said());
            s_rig.Rules.Remove("a");
            Assert.AreEqual(Same + "true}}\r\n", Said());
        }

        [TestMethod]
        public void A_card_that_does_not_answer_is_asked_again()
        {
            Start();
            s_rig.Rig.Card.Answer("BF28", "6A88");
            var said = Said();
            Assert.AreEqual("\r\nnotifications cannot be read yet: " + ErrorText.Of(s_rig.Esim.LastError) + "\r\n", said);
            Assert.IsTrue(s_console.Reporter.WaitTime() > 90000);
        }

        [TestMethod]
        public void Switched_off_it_rests_and_switched_on_it_begins_anew()
        {
            Start();
            s_rig.Add(1, "a");
            s_console.Reporter.Expect();
            Assert.IsTrue(s_console.Execute("autoreport off"));
            Assert.AreEqual(-1, s_console.Reporter.WaitTime());
            Assert.IsFalse(s_console.Reporter.IsExpecting);
            s_console.Reporter.Expect();
            Assert.AreEqual(-1, s_console.Reporter.WaitTime());
            Assert.IsTrue(s_console.Execute("autoreport on"));
            Assert.IsTrue(s_console.Reporter.IsExpecting);
            Assert.IsFalse(s_console.Execute("autoreport"));
            Assert.IsFalse(s_console.Execute("autoreport maybe"));
        }

        /// <summary>A console on an eUICC without notifications; a device runs what is marked as set-up once for all tests.</summary>
        private static void Start()
        {
            s_rig = new NotificationRig();
            s_terminal = new NotedTerminal();
            s_console = new LpaConsole(s_terminal, s_rig.Esim, "modem");
            s_console.Reporter.Delays = new[] { 100000, 200000, 300000 };
        }

        /// <summary>Why a server that answers 503 has not taken it.</summary>
        private static string Reason() => ErrorText.Of(
            new LpaException(LpaError.HttpStatus, 503) { Stage = LpaStage.Notification, StatusWord = 0x9000, HttpStatus = 503 });

        private static void Wait(int delay)
        {
            s_console.Reporter.Run();
            var wait = s_console.Reporter.WaitTime();
            Assert.IsTrue(wait > delay - 20000 && wait <= delay, wait.ToString());
        }

        private static string Said()
        {
            s_terminal.Text = string.Empty;
            s_console.Reporter.Run();
            return s_terminal.Text;
        }

        /// <summary>A person's terminal that nothing is typed on.</summary>
        private sealed class NotedTerminal : ITerminal
        {
            public string Text = string.Empty;

            public bool IsInteractive => true;

            public bool CanRewriteLine => true;

            public string ReadLine(int timeoutMilliseconds) => null;

            public void Write(string text) => Text += text;
        }
    }
}
