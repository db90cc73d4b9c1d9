using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class TlvReaderTests
    {
        [TestMethod]
        public void Tags_and_lengths_of_every_form_are_read()
        {
            CheckForm("5A021122", 0x5A, 2, 2);
            CheckForm("5A00", 0x5A, 2, 0);
            CheckForm("BF380122", 0xBF38, 3, 1);
            CheckForm("9F700101", 0x9F70, 3, 1);
            CheckForm("7F810100", 0x7F8101, 4, 0);
            CheckForm("5F814900", 0x5F8149, 4, 0);
            CheckForm("5A8102AABB", 0x5A, 3, 2);
            CheckForm("5A820002AABB", 0x5A, 4, 2);
            CheckForm("5A83000002AABB", 0x5A, 5, 2);
            CheckForm("5A8400000002AABB", 0x5A, 6, 2);
        }

        [TestMethod]
        public void An_object_that_is_cut_anywhere_is_refused()
        {
            foreach (var hex in new[] { "5A021122", "BF38021122", "7F8101021122", "5A8102AABB", "5A820002AABB", "5A8400000002AABB" })
            {
                var bytes = Expect.FromHex(hex);
                for (var length = 1; length < bytes.Length; length++)
                {
                    Expect.Error(LpaError.CardData, () => new TlvReader(bytes, 0, length, LpaError.CardData).Next(), hex + length.ToString());
                }
            }
        }

        [TestMethod]
        public void Lengths_and_tags_beyond_measure_are_refused()
        {
            foreach (var hex in new[]
            {
                "5A80",
                "5A800000",
                "5A850000000001AA",
                "5AFF01",
                "5A8401000000",
                "5A84FFFFFFFF",
                "5A847FFFFFFF",
                "5A8480000000",
                "5A83FFFFFF",
                "7F8080800100"
            })
            {
                Expect.Error(LpaError.PackageFormat, () => Read(hex, LpaError.PackageFormat).Next());
            }
        }

        [TestMethod]
        public void A_length_of_two_and_three_bytes_is_counted()
        {
            var bytes = new byte[0x1234 + 5];
            bytes[0] = 0x04;
            bytes[1] = 0x82;
            bytes[2] = 0x01;
            bytes[3] = 0x23;
            var reader = new TlvReader(bytes, 0, 0x123 + 4, LpaError.CardData);
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(0x123, reader.Length);
            Assert.IsFalse(reader.Next());

            bytes[1] = 0x83;
            bytes[2] = 0x00;
            bytes[3] = 0x12;
            bytes[4] = 0x34;
            reader = new TlvReader(bytes, 0, bytes.Length, LpaError.CardData);
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(0x1234, reader.Length);
            Expect.Error(LpaError.CardData, () => new TlvReader(bytes, 0, bytes.Length - 1, LpaError.CardData).Next());
        }

        [TestMethod]
        public void The_first_and_last_byte_of_the_part_are_its_own()
        {
            var bytes = Expect.FromHex("FF5A0111810122FF");
            var reader = new TlvReader(bytes, 1, 6, LpaError.CardData);
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(0x5A, reader.Tag);
            Assert.AreEqual(1, reader.Start);
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(0x81, reader.Tag);
            Assert.IsFalse(reader.Next());
            Assert.IsFalse(reader.Next());
        }

        [TestMethod]
        public void A_member_that_is_longer_than_what_holds_it_is_refused()
        {
            // The byte it wants is there, but belongs to the next object.
            var reader = Read("30035A02118000");
            reader.Next();
            Expect.Error(LpaError.CardData, () => reader.Members().Next());
            Expect.Error(LpaError.CardData, () => reader.Enter().Next());
        }

        [TestMethod]
        public void Members_do_not_move_the_reader()
        {
            var reader = Read("30065A01118101228001AA");
            reader.Next();
            var members = reader.Members();
            Assert.IsTrue(members.Find(0x5A));
            Assert.IsFalse(members.Find(0x80));
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(0x80, reader.Tag);
        }

        [TestMethod]
        public void Enter_leaves_the_siblings_behind()
        {
            var reader = Read("3003800122810133");
            reader.Next();
            reader.Enter();
            Assert.IsTrue(reader.Next());
            Assert.IsFalse(reader.Next());
        }

        [TestMethod]
        public void An_object_is_found_behind_others()
        {
            var reader = Read("8001115A0122800133");
            Expect.Bytes("22", reader.Require(0x5A).Value());
            Assert.IsTrue(reader.Find(0x80));
            Expect.Bytes("33", reader.Value());
            Assert.IsFalse(reader.Find(0x5A));
            Expect.Error(LpaError.CardData, () => Read("800111").Require(0x81));
            Expect.Error(LpaError.CardData, () => Read(string.Empty).Require(0x81));
        }

        [TestMethod]
        public void Integers_are_read()
        {
            CheckInteger("020100", 0);
            CheckInteger("02017F", 127);
            CheckInteger("02020080", 128);
            CheckInteger("02020100", 256);
            CheckInteger("0203010000", 65536);
            CheckInteger("02047FFFFFFF", 0x7FFFFFFF);
            CheckInteger("020400000005", 5);
        }

        [TestMethod]
        public void Integers_that_are_none_or_out_of_range_are_refused()
        {
            foreach (var hex in new[] { "0200", "0201FF", "020180", "0204FFFFFFFF", "02050000000001", "02050080000000" })
            {
                var reader = Read(hex);
                reader.Next();
                Expect.Error(LpaError.CardData, () => reader.Integer(), hex);
            }
        }

        [TestMethod]
        public void Text_is_UTF_8()
        {
            var reader = Read("0C0461C3A97A0C00");
            reader.Next();
            Assert.AreEqual("a\u00e9z", reader.Text());
            reader.Next();
            Assert.AreEqual(string.Empty, reader.Text());
        }

        private static void CheckInteger(string hex, int value)
        {
            var reader = Read(hex);
            reader.Next();
            Assert.AreEqual(value, reader.Integer());
        }

        private static void CheckForm(string hex, int tag, int offset, int length)
        {
            var reader = Read(hex);
            Assert.IsTrue(reader.Next());
            Assert.AreEqual(tag, reader.Tag);
            Assert.AreEqual(0, reader.Start);
            Assert.AreEqual(offset, reader.Offset);
            Assert.AreEqual(length, reader.Length);
            Assert.AreEqual(offset + length, reader.Size);
            Expect.Bytes(hex, reader.Encoded());
            Expect.Bytes(hex.Substring(2 * offset), reader.Value());
            Assert.IsFalse(reader.Next());
        }

        private static TlvReader Read(string hex, LpaError malformed = LpaError.CardData)
        {
            var bytes = Expect.FromHex(hex);
            return new TlvReader(bytes, 0, bytes.Length, malformed);
        }
    }
}
