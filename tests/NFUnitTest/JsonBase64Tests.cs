using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class JsonBase64Tests
    {
        [TestMethod]
        public void Groups_and_padding_are_decoded()
        {
            CheckGroups("", "");
            CheckGroups("AA==", "00");
            CheckGroups("/w==", "FF");
            CheckGroups("AAE=", "0001");
            CheckGroups("AAEC", "000102");
            CheckGroups("AAECAw==", "00010203");
            CheckGroups("+/+/", "FBFFBF");
            CheckGroups("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "00108310518720928B30D38F41149351559761969B71D79F8218A39259A7A29AABB2DBAFC31CB3D35DB7E39EBBF3DFBF");
        }

        [TestMethod]
        public void White_space_and_escapes_are_taken()
        {
            foreach (var text in new[]
            {
                "AA EC\\nAw= =",
                "\\r\\nAAECAw==\\r\\n",
                "AAEC\nAw==",
                "\\tAAECAw==\\u0020",
                "\\u0041AECAw\\u003d=",
                "AA\\u0045CAw\\u003D\\u003d"
            })
            {
                for (var piece = 1; piece < 9; piece++)
                {
                    Expect.Bytes("00010203", Read("\"" + text + "\"", piece), text);
                }
            }
        }

        [TestMethod]
        public void A_slash_may_be_escaped()
        {
            for (var piece = 1; piece < 9; piece++)
            {
                Expect.Bytes("FFFFFF", Read("\"\\/\\/\\u002F\\u002f\"", piece));
            }
        }

        [TestMethod]
        public void What_is_no_base64_is_refused()
        {
            foreach (var text in new[]
            {
                "A",
                "AA",
                "AAE",
                "AAEC=",
                "AA=",
                "A===",
                "====",
                "AAEC====",
                "AA==AA==",
                "=AAE",
                "AA-_",
                "AAE!",
                "AAE.",
                "AAE\\u00c1",
                "AAE\\u0141",
                "AAE\u00e9",
                "AAE\\\\",
                "AAEC\\\"",
                "AAEC\\u0022",
                "AAE\\b",
                "AAE\\x",
                "AAE\\u00"
            })
            {
                for (var piece = 1; piece < 9; piece++)
                {
                    Expect.Error(LpaError.ServerData, () => Read("\"" + text + "\"", piece), text);
                }
            }
        }

        [TestMethod]
        public void A_value_that_does_not_end_is_refused()
        {
            const string Text = "\"AAEC\\/w==";
            for (var length = 1; length <= Text.Length; length++)
            {
                Expect.Error(LpaError.ServerData, () => Read(Text.Substring(0, length), 3), length.ToString());
            }
        }

        [TestMethod]
        public void A_value_that_is_no_string_is_none()
        {
            foreach (var value in new[] { "null", "12", "{\"a\":\"AAEC\"}", "[\"AAEC\"]" })
            {
                var json = new JsonReader(new PieceSource("{\"a\":" + value + ",\"b\":\"AAEC\"}", 5));
                json.BeginObject();
                json.NextMember();
                Assert.IsNull(JsonBase64.ReadAll(json, 10));
                Assert.IsTrue(json.NextMember());
                Expect.Bytes("000102", JsonBase64.ReadAll(json, 10));
                Assert.IsFalse(json.NextMember());
            }
        }

        [TestMethod]
        public void A_value_may_be_as_long_as_the_limit_and_no_longer()
        {
            Expect.Bytes("000102", JsonBase64.ReadAll(new JsonReader(new PieceSource("\"AAEC\"", 9)), 3));
            Expect.Error(LpaError.ServerData, () => JsonBase64.ReadAll(new JsonReader(new PieceSource("\"AAEC\"", 9)), 2));
        }

        [TestMethod]
        public void A_long_value_comes_in_pieces_of_any_size()
        {
            var bytes = new byte[1000];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(i * 7);
            }

            var text = "\"" + Convert.ToBase64String(bytes) + "\"";
            foreach (var taken in new[] { 1, 2, 3, 255, 1000, 2000 })
            {
                var source = JsonBase64.Open(new JsonReader(new PieceSource(text, 700)));
                var read = new byte[2000];
                var length = 0;
                int n;
                while ((n = source.Read(read, length, taken < 2000 - length ? taken : 2000 - length)) > 0)
                {
                    length += n;
                }

                Assert.AreEqual(1000, length);
                Assert.AreEqual(Expect.ToHex(bytes, 0, 1000), Expect.ToHex(read, 0, 1000));
                Assert.AreEqual(0, source.Read(read, 0, 1));
            }
        }

        private static void CheckGroups(string text, string hex)
        {
            for (var piece = 1; piece < 5; piece++)
            {
                Expect.Bytes(hex, Read("\"" + text + "\"", piece), text);
            }
        }

        [TestMethod]
        public void Only_a_value_that_is_read_piece_by_piece_may_be_longer_than_other_texts()
        {
            var source = new EndlessSource("\"", "AAEC");
            Expect.Error(LpaError.ServerData, () => JsonBase64.ReadAll(new JsonReader(source), 100));
            Assert.IsTrue(source.Taken < 1024);

            source = new EndlessSource("\"", " ");
            Expect.Error(LpaError.ServerData, () => JsonBase64.ReadAll(new JsonReader(source), 100));
            Assert.IsTrue(source.Taken < JsonReader.MaxText + 1024);

            source = new EndlessSource("\"", "AAEC");
            var value = JsonBase64.Open(new JsonReader(source));
            var piece = new byte[300];
            for (var length = 0; length < JsonReader.MaxText; length += piece.Length)
            {
                Assert.AreEqual(piece.Length, value.Read(piece, 0, piece.Length));
            }

            Assert.IsTrue(source.Taken > JsonReader.MaxText);
        }

        private static byte[] Read(string json, int piece) => JsonBase64.ReadAll(new JsonReader(new PieceSource(json, piece)), 100);
    }
}
