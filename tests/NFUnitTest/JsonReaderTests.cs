using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class JsonReaderTests
    {
        [TestMethod]
        public void Members_are_read_in_their_order()
        {
            CheckMembers("{}", "");
            CheckMembers(" \r\n\t{ \n} ", "");
            CheckMembers("{\"a\":\"1\",\"b\":\"2\"}", "a=1;b=2;");
            CheckMembers(" { \"a\" : \"1\" , \"b\" : \"2\" } ", "a=1;b=2;");
            CheckMembers("{\"a\":1,\"b\":true,\"c\":null,\"d\":-1.5e+10,\"e\":\"x\"}", "a;b;c;d;e=x;");
            CheckMembers("{\"a\":{},\"b\":[],\"c\":\"x\"}", "a;b;c=x;");
            CheckMembers("{\"a\":{\"b\":\"no\",\"c\":[1,{\"d\":\"]}\"}]},\"e\":\"x\"}", "a;e=x;");
            CheckMembers("{\"a\":[[],{},[\"\\\"]\"]],\"e\":\"x\"}", "a;e=x;");
            CheckMembers("{\"\":\"empty\",\"e\":\"\"}", "=empty;e=;");
            CheckMembers("{\"\\u0061\\/\":\"x\"}", "a/=x;");
        }

        [TestMethod]
        public void Escapes_are_undone()
        {
            CheckEscapes("\\\"\\\\\\/\\b\\f\\n\\r\\t", "\"\\/\b\f\n\r\t");
            CheckEscapes("\\u0041\\u00e9\\u20AC", "A\u00e9\u20ac");
            CheckEscapes("\u00e9\u20ac", "\u00e9\u20ac");
            CheckEscapes("\\u07FF\\u0800\\uFFFD", "\u07ff\u0800\ufffd");
            CheckEscapes("\\uD83D\\uDE00!", "??!");
        }

        [TestMethod]
        public void A_text_that_is_cut_anywhere_is_refused()
        {
            const string Text = "{\"a\":{\"b\":[1,\"\\u0041\\\"\"]},\"c\":\"x\\n\",\"d\":true}";
            Assert.AreEqual("a;c=x\n;d;", Members(Text, Text.Length, 7));
            for (var length = 0; length < Text.Length; length++)
            {
                Expect.Error(LpaError.ServerData, () => Members(Text, length, 7), length.ToString());
            }
        }

        [TestMethod]
        public void Broken_text_is_refused()
        {
            foreach (var text in new[]
            {
                "",
                "  ",
                "{\"a\":\"1\",}",
                "{,\"a\":\"1\"}",
                "{\"a\":\"1\",,\"b\":\"2\"}",
                "{\"a\":\"1\" \"b\":\"2\"}",
                "{\"a\" \"1\"}",
                "{\"a\":}",
                "{\"a\"}",
                "{a:\"1\"}",
                "{'a':\"1\"}",
                "{1:\"1\"}",
                "{null:\"1\"}",
                "{\"a\":\"1\"]",
                "{\"a\":]}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12G4\"}",
                "{\"a\":\"\\u\"}",
                "{\"a\":'1'}",
                "{\"a\":#}"
            })
            {
                foreach (var piece in new[] { 1, 1000 })
                {
                    Expect.Error(LpaError.ServerData, () => Members(text, text.Length, piece), text);
                }
            }
        }

        [TestMethod]
        public void What_is_no_object_is_told()
        {
            foreach (var text in new[] { "[{\"a\":\"1\"}]", "\"a\"", "[]" })
            {
                Assert.IsFalse(new JsonReader(new PieceSource(text, 1000)).BeginObject());
            }
        }

        [TestMethod]
        public void Objects_can_be_gone_into()
        {
            var json = new JsonReader(new PieceSource("{\"a\":{\"b\":{},\"c\":{\"d\":\"1\"}},\"e\":5,\"f\":\"2\"}", 4));
            Assert.IsTrue(json.BeginObject());
            Next(json, "a");
            Assert.IsTrue(json.BeginObject());
            Next(json, "b");
            Assert.IsTrue(json.BeginObject());
            Assert.IsFalse(json.NextMember());
            Next(json, "c");
            Assert.IsTrue(json.BeginObject());
            Next(json, "d");
            Assert.AreEqual("1", json.ReadString(10));
            Assert.IsFalse(json.NextMember());
            Assert.IsFalse(json.NextMember());
            Next(json, "e");
            Assert.IsFalse(json.BeginObject());
            Next(json, "f");
            Assert.AreEqual("2", json.ReadString(10));
            Assert.IsFalse(json.NextMember());
        }

        [TestMethod]
        public void Depth_is_bounded()
        {
            Assert.AreEqual("a;b=x;", Nested(10));
            Expect.Error(LpaError.ServerData, () => Nested(100));
        }

        [TestMethod]
        public void What_a_string_has_beyond_its_limit_is_dropped()
        {
            foreach (var limit in new[] { 1, 5, 64, 65, 200 })
            {
                var json = new JsonReader(new PieceSource("{\"a\":\"" + new string('x', 300) + "\",\"b\":\"2\"}", 50));
                json.BeginObject();
                json.NextMember();
                Assert.AreEqual(limit, json.ReadString(limit).Length);
                Next(json, "b");
            }
        }

        [TestMethod]
        public void A_limit_in_the_middle_of_a_character_does_no_harm()
        {
            for (var limit = 60; limit < 70; limit++)
            {
                var text = "\"" + new string('x', limit - 1) + "\u20ac\\u20ac\\u20ac\"";
                Assert.IsTrue(new JsonReader(new PieceSource(text, 50)).ReadString(limit).Length >= limit - 1);
            }
        }

        [TestMethod]
        public void An_over_long_name_is_cut_and_its_value_read()
        {
            var name = new string('n', 200);
            Assert.AreEqual(name.Substring(0, 64) + "=1;b=2;", Members("{\"" + name + "\":\"1\",\"b\":\"2\"}", 216, 50));
        }

        [TestMethod]
        public void A_number_has_an_end()
        {
            Expect.Error(LpaError.ServerData, () => Members("{\"a\":" + new string('1', 2000) + "}", 2006, 500));
        }

        [TestMethod]
        public void Arrays_are_walked_through()
        {
            var json = new JsonReader(new PieceSource("{\"a\":[],\"b\":[\"1\" , [\"x\"],{\"c\":\"2\"}],\"d\":3,\"e\":\"4\"}", 3));
            Assert.IsTrue(json.BeginObject());
            Assert.IsTrue(json.NextMember());
            Assert.IsTrue(json.BeginArray());
            Assert.IsFalse(json.NextElement());
            Assert.IsTrue(json.NextMember());
            Assert.IsTrue(json.BeginArray());
            Assert.IsTrue(json.NextElement());
            Assert.AreEqual("1", json.ReadString(9));
            Assert.IsTrue(json.NextElement());
            Assert.IsNull(json.ReadString(9));
            Assert.IsTrue(json.NextElement());
            Assert.IsTrue(json.BeginObject());
            Assert.IsTrue(json.NextMember());
            Assert.AreEqual("2", json.ReadString(9));
            Assert.IsFalse(json.NextMember());
            Assert.IsFalse(json.NextElement());
            Assert.IsTrue(json.NextMember());
            Assert.IsFalse(json.BeginArray());
            Assert.IsTrue(json.NextMember());
            Assert.AreEqual("4", json.ReadString(9));
            Assert.IsFalse(json.NextMember());
        }

        private static void CheckEscapes(string text, string value)
        {
            foreach (var piece in new[] { 1, 2, 1000 })
            {
                Assert.AreEqual(value, new JsonReader(new PieceSource("\"" + text + "\"", piece)).ReadString(50), text);
            }
        }

        private static void CheckMembers(string text, string members)
        {
            foreach (var piece in new[] { 1, 2, 3, 1000 })
            {
                Assert.AreEqual(members, Members(text, text.Length, piece), text);
            }
        }

        [TestMethod]
        [DataRow("{\"a\":\"", "x")]
        [DataRow("{", " ")]
        [DataRow("{\"a\":[", "1,")]
        public void A_text_that_does_not_end_is_left(string start, string more)
        {
            var source = new EndlessSource(start, more);
            Expect.Error(
                LpaError.ServerData,
                () =>
                {
                    var json = new JsonReader(source);
                    json.BeginObject();
                    while (json.NextMember())
                    {
                        json.ReadString(10);
                    }
                });
            Assert.IsTrue(source.Taken >= JsonReader.MaxText && source.Taken < JsonReader.MaxText + 1024);
        }

        private static void Next(JsonReader json, string name)
        {
            Assert.IsTrue(json.NextMember(), name);
            Assert.AreEqual(name, json.Name);
        }

        private static string Nested(int depth) =>
            Members("{\"a\":" + new string('[', depth) + new string(']', depth) + ",\"b\":\"x\"}", 2 * depth + 14, 1000);

        private static string Members(string text, int length, int piece)
        {
            var json = new JsonReader(new PieceSource(text.Substring(0, length), piece));
            Assert.IsTrue(json.BeginObject());
            var members = string.Empty;
            while (json.NextMember())
            {
                members += json.Name;
                var value = json.ReadString(100);
                members += (value == null ? string.Empty : "=" + value) + ";";
            }

            return members;
        }
    }
}
