using System;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelRestartTests
    {
        private const string Apdu = "AT+CSIM=10,\"80E2910000\"\r";

        [TestMethod]
        public void A_modem_that_restarts_is_not_waited_for()
        {
            foreach (var said in new[] { "\r\nRDY\r\n", "\r\nAPP RDY\r\n", "\r\n^BOOT: 1\r\n", "\r\n+CSIM: 4,\"90\r\nRDY\r\n", "\r\nNORMAL POWER DOWN\r\n" })
            {
                var line = new ScriptedLine(3).On(Apdu, said);
                var card = new CsimCard(new AtClient(line));
                var begin = Environment.TickCount64;
                var code = LpaError.None;
                try
                {
                    card.Transmit(new byte[] { 0x80, 0xE2, 0x91, 0x00, 0x00 }, 5, new byte[258]);
                }
                catch (LpaException e)
                {
                    code = e.Code;
                }

                Assert.AreEqual((int)LpaError.CardTimeout, (int)code, said);
                Assert.IsTrue(Environment.TickCount64 - begin < 10000, said);
            }
        }

        [TestMethod]
        public void One_that_answers_was_only_late_to_say_that_it_started()
        {
            var line = new ScriptedLine().On(Apdu, "\r\nAPP RDY\r\n\r\n+CSIM: 4,\"9000\"\r\n\r\nOK\r\n");
            var response = new byte[258];
            Assert.AreEqual(2, new CsimCard(new AtClient(line)).Transmit(new byte[] { 0x80, 0xE2, 0x91, 0x00, 0x00 }, 5, response));
            Assert.AreEqual(0x90, (int)response[0]);
        }
    }
}
