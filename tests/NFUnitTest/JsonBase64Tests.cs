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

        [TestMethod]
        public void Runs_are_left_to_native_methods_and_what_stands_in_them_is_not()
        {
            // In the middle of a run, at each place of a group, and at its end.
            foreach (var place in new[] { 40, 41, 42, 43, 396, 400 })
            {
                foreach (var inside in new[] { "", " ", "    ", "\r\n", "\\r\\n", "\\n\\n\\n\\n", "\\u0020" })
                {
                    foreach (var piece in new[] { 64, 700 })
                    {
                        Expect.Bytes(Expect.ToHex(Sample(), 0, 300), Insert(inside, place, place, piece), inside + place.ToString());
                    }
                }
            }

            Expect.Bytes(Expect.ToHex(Sample(), 0, 299), Insert("=", 399, 400, 700));
            Expect.Bytes(Expect.ToHex(Sample(), 0, 298), Insert("==", 398, 400, 700));
        }

        [TestMethod]
        public void What_is_no_base64_in_a_run_is_refused()
        {
            for (var place = 40; place < 44; place++)
            {
                // Bytes that end a text on nanoFramework or are no UTF-8 among them.
                foreach (var inside in new[] { "00", "0B", "21", "2C", "2D", "2E", "3A", "3D", "3D3D", "40", "5B", "5F", "60", "7B", "7F", "80", "C1", "C181", "C3A9", "FF", "5C62", "5C5C", "5C22" })
                {
                    var bytes = Expect.FromHex(inside);
                    Expect.Error(LpaError.ServerData, () => Insert(bytes, place, place, 700), inside);
                    Expect.Error(LpaError.ServerData, () => Insert(bytes, place, place + 1, 700), inside);
                    Expect.Error(LpaError.ServerData, () => Insert(bytes, place, place + bytes.Length, 64), inside);
                }

                foreach (var inside in new[] { "A", "AA", "AAA" })
                {
                    Expect.Error(LpaError.ServerData, () => Insert(inside, place, place, 700), inside);
                }
            }
        }

        private static byte[] Sample()
        {
            var bytes = new byte[300];
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(i * 7 + i / 256);
            }

            return bytes;
        }

        private static byte[] Insert(string inside, int place, int behind, int piece) => Insert(Utf8.ToBytes(inside), place, behind, piece);

        /// <summary>Reads the 400 symbols of the sample with something in the place of a part of them.</summary>
        private static byte[] Insert(byte[] inside, int place, int behind, int piece)
        {
            var symbols = Utf8.ToBytes(Convert.ToBase64String(Sample()));
            var json = new ByteBuffer(512, 512, LpaError.InvalidArgument);
            json.Append((byte)'"');
            json.Append(symbols, 0, place);
            json.Append(inside, 0, inside.Length);
            json.Append(symbols, behind, symbols.Length - behind);
            json.Append((byte)'"');
            return JsonBase64.ReadAll(new JsonReader(new PieceSource(json.Bytes, json.Length, piece)), 400);
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
