using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelAsciiWriterTests
    {
        [TestMethod]
        public void Nothing_from_outside_ends_a_parameter()
        {
            Nothing_from_outside_ends_a_parameter("quo\"te");
            Nothing_from_outside_ends_a_parameter("line\r\nAT+EVIL");
            Nothing_from_outside_ends_a_parameter("blank space");
            Nothing_from_outside_ends_a_parameter("\u00e4");
            Nothing_from_outside_ends_a_parameter("");
        }

        private static void Nothing_from_outside_ends_a_parameter(string text)
        {
            var writer = new AsciiWriter(new byte[64]);
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Token(text));
        }

        [TestMethod]
        public void Numbers_and_bounds_of_the_writer()
        {
            var writer = new AsciiWriter(new byte[24]);
            writer.Number(0).Text(",").Number(10).Text(",").Number(2147483647).Text(",").HexDigits(new byte[] { 0xAB, 0x0F }, 0, 2);
            Assert.AreEqual("0,10,2147483647,AB0F", Quectel.Text(writer.Buffer, writer.Length));
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Number(12345));
            Quectel.Fails(LpaError.InvalidArgument, () => writer.Text("12345"));
        }
    }
}
