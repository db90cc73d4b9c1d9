using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelSimTests
    {
        private const string Ok = "\r\nOK\r\n";
        private const string Open = "AT+CSIM=10,\"0070000001\"\r";
        private const string Select = "AT+CSIM=42,\"01A4040010A0000005591010FFFFFFFF8900000100\"\r";
        private const string Challenge = "AT+CSIM=16,\"81E2910003BF2E00\"\r";
        private const string Close = "AT+CSIM=10,\"0070800100\"\r";

        private static string Csim(string hex) => "\r\n+CSIM: " + hex.Length.ToString() + ",\"" + hex + "\"\r\n\r\nOK\r\n";

        [TestMethod]
        public void Knows_the_states_of_a_card()
        {
            Knows_the_state("\r\n+CPIN: READY\r\n\r\nOK\r\n", 1);
            Knows_the_state("\r\n+CPIN:READY\r\n\r\nOK\r\n", 1);
            Knows_the_state("\r\n+CPIN: SIM PIN\r\n\r\nOK\r\n", 2);
            Knows_the_state("\r\n+CPIN: PH-NET PUK\r\n\r\nOK\r\n", 2);
            Knows_the_state("\r\n+CME ERROR: 11\r\n", 2);
            Knows_the_state("\r\n+CME ERROR: 12\r\n", 2);
            Knows_the_state("\r\n+CPIN: EMPTY_EUICC\r\n\r\nOK\r\n", 3);
            Knows_the_state("\r\n+CME ERROR: 10\r\n", 4);
            Knows_the_state("\r\n+CME ERROR: 13\r\n", 4);
            Knows_the_state("\r\n+CPIN: NOT INSERTED\r\n\r\nOK\r\n", 4);
            Knows_the_state("\r\n+CME ERROR: 14\r\n", 5);
            Knows_the_state("\r\n+CPIN: NOT READY\r\n\r\nOK\r\n", 5);
            Knows_the_state("\r\nERROR\r\n", 0);
        }

        private static void Knows_the_state(string answer, int state)
        {
            var line = new ScriptedLine().On("AT+CPIN?\r", answer);
            Assert.AreEqual(state, (int)new QuectelModem(line).Sim.State());
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void An_eUICC_without_a_profile_is_no_missing_card()
        {
            var line = new ScriptedLine()
                .On("AT+CPIN?\r", "\r\n+CME ERROR: 13\r\n")
                .On(Open, Csim("019000"))
                .On(Select, Csim("9000"))
                .On(Challenge, Csim("9000"))
                .On(Close, Csim("9000"));
            Assert.AreEqual((int)SimState.NoProfile, (int)new QuectelModem(line).Sim.Wait(0));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void A_card_without_ISD_R_is_a_missing_card()
        {
            var line = new ScriptedLine()
                .On("AT+CPIN?\r", "\r\n+CME ERROR: 10\r\n")
                .On("AT+CSIM=10,\"0070000001\"\r", "\r\n+CME ERROR: 10\r\n");
            var modem = new QuectelModem(line);
            modem.Card.Access = CardAccess.Csim;
            Assert.AreEqual((int)SimState.Absent, (int)modem.Sim.Wait(0));
        }

        [TestMethod]
        public void Waits_for_a_card_that_starts()
        {
            var line = new ScriptedLine()
                .On("AT+CPIN?\r", "\r\n+CME ERROR: 14\r\n")
                .On("AT+CPIN?\r", "\r\n+CME ERROR: 13\r\n")
                .On("AT+CPIN?\r", "\r\n+CPIN: READY\r\n\r\nOK\r\n");
            Assert.AreEqual((int)SimState.Ready, (int)new QuectelModem(line).Sim.WaitForModem(5000));
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Reads_the_ICCID_in_three_ways()
        {
            var line = new ScriptedLine()
                .On("AT+QCCID\r", "\r\n+QCCID: 8949449999999990023F\r\n\r\nOK\r\n")
                .On("AT+QCCID\r", "\r\n+CME ERROR: 13\r\n")
                .On("AT+CCID\r", "\r\n+CCID: \"89494499999999900230\"\r\n\r\nOK\r\n")
                .On("AT+QCCID\r", Ok)
                .On("AT+CCID\r", "\r\nERROR\r\n")
                .On("AT+ICCID\r", "\r\n89494499999999900231\r\n\r\nOK\r\n")
                .On("AT+QCCID\r", "\r\nERROR\r\n")
                .On("AT+CCID\r", "\r\nERROR\r\n")
                .On("AT+ICCID\r", "\r\n+CME ERROR: 3\r\n");
            var sim = new QuectelModem(line).Sim;
            Assert.AreEqual("8949449999999990023", sim.Iccid());
            Assert.AreEqual("89494499999999900230", sim.Iccid());
            Assert.AreEqual("89494499999999900231", sim.Iccid());
            Assert.IsNull(sim.Iccid());
            Assert.IsTrue(line.IsDone);
        }

        [TestMethod]
        public void Reads_the_IMSI()
        {
            var line = new ScriptedLine()
                .On("AT+CIMI\r", "\r\n+CREG: 1\r\n\r\n001010123456789\r\n\r\nOK\r\n")
                .On("AT+CIMI\r", "\r\n+CME ERROR: 10\r\n");
            var sim = new QuectelModem(line).Sim;
            Assert.AreEqual("001010123456789", sim.Imsi());
            Assert.IsNull(sim.Imsi());
            Assert.IsTrue(line.IsDone);
        }
    }
}
