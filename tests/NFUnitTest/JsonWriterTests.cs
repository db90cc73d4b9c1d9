using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class JsonWriterTests
    {
        [TestMethod]
        public void Members_are_divided_by_commas()
        {
            var json = new JsonWriter(4);
            json.Begin();
            json.Write("a", "1");
            json.WriteBase64("b", new byte[] { 9, 0, 1, 2, 3 }, 1, 4);
            json.Write("c", string.Empty);
            json.WriteBase64("d", new byte[1], 1, 0);
            json.End();
            Assert.AreEqual("{\"a\":\"1\",\"b\":\"AAECAw==\",\"c\":\"\",\"d\":\"\"}", Text(json));
        }

        [TestMethod]
        public void An_object_may_be_empty()
        {
            var json = new JsonWriter(1);
            json.Begin();
            json.End();
            Assert.AreEqual("{}", Text(json));
        }

        [TestMethod]
        public void The_buffer_is_used_again()
        {
            var json = new JsonWriter(100);
            json.Begin();
            json.Write("first", "1");
            json.End();
            json.Begin();
            json.Write("a", "2");
            json.End();
            Assert.AreEqual("{\"a\":\"2\"}", Text(json));
        }

        [TestMethod]
        public void Base64_is_one_text_whatever_its_length()
        {
            foreach (var length in new[] { 1, 2, 3, 299, 300, 301, 302, 600, 1000 })
            {
                var bytes = new byte[length];
                for (var i = 0; i < length; i++)
                {
                    bytes[i] = (byte)(i * 11);
                }

                var json = new JsonWriter(8);
                json.Begin();
                json.WriteBase64("a", bytes, 0, length);
                json.End();
                Assert.AreEqual("{\"a\":\"" + Convert.ToBase64String(bytes, 0, length) + "\"}", Text(json));
            }
        }

        private static string Text(JsonWriter json) => Utf8.ToString(json.Bytes, 0, json.Length);
    }
}
