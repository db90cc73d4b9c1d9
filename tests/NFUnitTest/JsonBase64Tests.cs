using System;
using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class JsonBase64Tests
    {
        [TestMethod]
        [DataRow("", "")]
        [DataRow("AA==", "00")]
        [DataRow("/w==", "FF")]
        [DataRow("AAE=", "0001")]
        [DataRow("AAEC", "000102")]
        [DataRow("AAECAw==", "00010203")]
        [DataRow("+/+/", "FBFFBF")]
        [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "00108310518720928B30D38F41149351559761969B71D79F8218A39259A7A29AABB2DBAFC31CB3D35DB7E39EBBF3DFBF")]
        public void Groups_and_padding_are_decoded(string text, string hex)
        {
            for (var piece = 1; piece < 5; piece++)
            {
                Expect.Bytes(hex, Read("\"" + text + "\"", piece), text);
            }
        }

        [TestMethod]
        [DataRow("AA EC\\nAw= =")]
        [DataRow("\\r\\nAAECAw==\\r\\n")]
        [DataRow("AAEC\nAw==")]
        [DataRow("\\tAAECAw==\\u0020")]
        [DataRow("\\u0041AECAw\\u003d=")]
        [DataRow("AA\\u0045CAw\\u003D\\u003d")]
        public void White_space_and_escapes_are_taken(string text)
        {
            for (var piece = 1; piece < 9; piece++)
            {
                Expect.Bytes("00010203", Read("\"" + text + "\"", piece), text);
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
        [DataRow("A")]
        [DataRow("AA")]
        [DataRow("AAE")]
        [DataRow("AAEC=")]
        [DataRow("AA=")]
        [DataRow("A===")]
        [DataRow("====")]
        [DataRow("AAEC====")]
        [DataRow("AA==AA==")]
        [DataRow("=AAE")]
        [DataRow("AA-_")]
        [DataRow("AAE!")]
        [DataRow("AAE.")]
        [DataRow("AAE\\u00c1")]
        [DataRow("AAE\\u0141")]
        [DataRow("AAE\u00e9")]
        [DataRow("AAE\\\\")]
        [DataRow("AAE\\\"")]
        [DataRow("AAE\\u0022")]
        [DataRow("AAE\\b")]
        [DataRow("AAE\\x")]
        [DataRow("AAE\\u00")]
        public void What_is_no_base64_is_refused(string text)
        {
            for (var piece = 1; piece < 9; piece++)
            {
                Expect.Error(LpaError.ServerData, () => Read("\"" + text + "\"", piece), text);
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
        [DataRow("null")]
        [DataRow("12")]
        [DataRow("{\"a\":\"AAEC\"}")]
        [DataRow("[\"AAEC\"]")]
        public void A_value_that_is_no_string_is_none(string value)
        {
            var json = new JsonReader(new PieceSource("{\"a\":" + value + ",\"b\":\"AAEC\"}", 5));
            json.BeginObject();
            json.NextMember();
            Assert.IsNull(JsonBase64.ReadAll(json, 10));
            Assert.IsTrue(json.NextMember());
            Expect.Bytes("000102", JsonBase64.ReadAll(json, 10));
            Assert.IsFalse(json.NextMember());
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

        private static byte[] Read(string json, int piece) => JsonBase64.ReadAll(new JsonReader(new PieceSource(json, piece)), 100);
    }
}
