using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>Names come from cards and servers, so bytes of any kind must make a text that every function of strings can take.</summary>
    [TestClass]
    public class Utf8Tests
    {
        [TestMethod]
        [DataRow("", "")]
        [DataRow("6162", "ab")]
        [DataRow("61C3A97A", "a\u00e9z")]
        [DataRow("E282AC", "\u20ac")]
        [DataRow("F09F9880", "\ud83d\ude00")]
        public void Text_goes_there_and_back(string hex, string text)
        {
            Assert.AreEqual(text, Text(hex));
            Expect.Bytes(hex, Utf8.ToBytes(text));
        }

        [TestMethod]
        [DataRow("61C3")]
        [DataRow("61C328")]
        [DataRow("618080")]
        [DataRow("61C080")]
        [DataRow("61E282")]
        [DataRow("61E228A1")]
        [DataRow("61EDA080")]
        [DataRow("61F09F98")]
        [DataRow("61F09F9828")]
        [DataRow("61F4908080")]
        [DataRow("61F888808080")]
        [DataRow("61FFFE")]
        public void What_is_no_UTF_8_makes_a_text_all_the_same(string hex)
        {
            var text = Text(hex);
            Assert.IsTrue(text.Length > 1, hex);
            Assert.AreEqual("a", text.Substring(0, 1), hex);
            Assert.AreEqual("A", text.ToUpper().Substring(0, 1), hex);
            Assert.AreEqual(text.Length, text.ToCharArray().Length, hex);
            Assert.AreEqual(1, text.Split('$').Length, hex);
            Assert.AreEqual(text, Utf8.ToString(Utf8.ToBytes(text), 0, Utf8.ToBytes(text).Length), hex);
            Assert.AreEqual("a", (text + "b").Trim().Substring(0, 1), hex);
        }

        [TestMethod]
        public void Every_byte_makes_a_text()
        {
            var bytes = new byte[512];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(1 + (i * 7) % 255);
            }

            for (var i = 0; i < bytes.Length; i += 5)
            {
                var text = Utf8.ToString(bytes, i, bytes.Length - i);
                Assert.AreEqual(text, new string(text.ToCharArray()));
            }
        }

        [TestMethod]
        public void Where_the_runtime_refuses_a_question_mark_stands_for_each_byte()
        {
            var bytes = Expect.FromHex("0061C3A97AFF62");
            Assert.AreEqual("a??z?b", Utf8.ToAscii(bytes, 1, 6));
            Assert.AreEqual(string.Empty, Utf8.ToAscii(bytes, 7, 0));
        }

        private static string Text(string hex)
        {
            var bytes = Expect.FromHex(hex);
            return Utf8.ToString(bytes, 0, bytes.Length);
        }
    }
}
