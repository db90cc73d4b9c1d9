using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ByteBufferTests
    {
        [TestMethod]
        public void It_grows_up_to_its_bound_and_keeps_what_it_holds()
        {
            var buffer = new ByteBuffer(2, 9, LpaError.CardResponse);
            for (var i = 0; i < 9; i++)
            {
                buffer.Append((byte)i);
            }

            Assert.AreEqual(9, buffer.Length);
            Expect.Bytes("000102030405060708", buffer.Bytes, 0, 9);
            var e = Expect.Error(LpaError.CardResponse, () => buffer.Append(1));
            Assert.AreEqual(-1, e.Detail);
            Assert.AreEqual(9, buffer.Length);
            Expect.Error(LpaError.CardResponse, () => buffer.Append(new byte[1], 0, 1));
            Expect.Error(LpaError.CardResponse, () => buffer.Extend(int.MaxValue));
        }

        [TestMethod]
        public void It_never_allocates_more_than_its_bound()
        {
            var buffer = new ByteBuffer(6, 10, LpaError.CardResponse);
            buffer.Extend(7);
            Assert.AreEqual(10, buffer.Bytes.Length);
        }

        [TestMethod]
        public void It_may_start_without_room()
        {
            var buffer = new ByteBuffer(0, 5, LpaError.CardData);
            buffer.Append(new byte[] { 7, 8, 9 }, 1, 2);
            buffer.Append(new byte[0], 0, 0);
            Expect.Bytes("0809", buffer.Copy(0, buffer.Length));
        }

        [TestMethod]
        public void A_copy_is_of_its_own()
        {
            var buffer = new ByteBuffer(4, 4, LpaError.CardData);
            buffer.Append(new byte[] { 1, 2, 3 }, 0, 3);
            var copy = buffer.Copy(1, 2);
            buffer.Bytes[1] = 9;
            Expect.Bytes("0203", copy);
        }

        [TestMethod]
        public void Truncated_bytes_make_room_for_others()
        {
            var buffer = new ByteBuffer(1, 3, LpaError.CardData);
            buffer.Append(new byte[] { 1, 2, 3 }, 0, 3);
            buffer.Truncate(1);
            Assert.AreEqual(1, buffer.Extend(2));
            buffer.Clear();
            buffer.Append(4);
            Expect.Bytes("04", buffer.Copy(0, buffer.Length));
        }
    }
}
