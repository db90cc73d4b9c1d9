using nanoFramework.TestFramework;
using NanoLpa.Firmware;

namespace NFUnitTest
{
    /// <summary>Names from cards and servers must not take the terminal over.</summary>
    [TestClass]
    public class AnswerTests
    {
        [TestMethod]
        public void A_line_stays_a_line_whatever_a_name_holds()
        {
            var screen = new Screen();
            var answer = new Answer(screen);
            answer.Line("a\r\nerror: \u001b[2J\u007f\u009b1A\tb");
            answer.Line("plain \u00e9\u20ac\ud83d\ude00");
            answer.Line(string.Empty);
            answer.Fail("no\nsuch");
            Assert.AreEqual("a??error: ?[2J??1A?b\r\nplain \u00e9\u20ac\ud83d\ude00\r\n\r\nerror: no?such\r\n", screen.Text);
        }

        [TestMethod]
        public void In_JSON_they_are_escaped()
        {
            var screen = new Screen();
            var answer = new Answer(screen) { Json = true };
            answer.BeginMessage("x");
            answer.Value("name", "a\r\u001b\u007f\u009b\"\\\u00e9");
            answer.EndMessage();
            Assert.AreEqual("{\"x\":{\"name\":\"a\\u000D\\u001B\\u007F\\u009B\\\"\\\\\u00e9\"}}\r\n", screen.Text);
        }

        private sealed class Screen : ITerminal
        {
            public string Text { get; private set; } = string.Empty;

            public bool IsInteractive => false;

            public bool CanRewriteLine => false;

            public string ReadLine(int timeoutMilliseconds) => null;

            public void Write(string text) => Text += text;
        }
    }
}
