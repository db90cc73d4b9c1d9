using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>A card over AT+CCHO and AT+CGLA, with a session open: what tests of it have in common.</summary>
    internal static class CglaScript
    {
        public const string Done = "\r\nOK\r\n";
        public const string Aid = "A0000005591010FFFFFFFF8900000100";
        public const string Cho = "AT+CCHO=\"" + Aid + "\"\r";
        public const string Open = "0070000001";
        public const string Select = "01A4040010" + Aid;
        public const string Challenge = "81E2910003BF2E00";

        public static ScriptedLine Opened(int piece = 4096) => new ScriptedLine(piece).On(Cho, "\r\n+CCHO: 7\r\n\r\nOK\r\n");

        public static CglaCard OpenCard(ScriptedLine line)
        {
            var card = new CglaCard(new AtClient(line));
            Answers(card, Open, "019000");
            Answers(card, Select, "9000");
            return card;
        }

        public static string Transmit(ICard card, string apdu)
        {
            // Command and answer in one array, as the logical channel has them.
            var bytes = new byte[262];
            var command = Expect.FromHex(apdu);
            command.CopyTo(bytes, 0);
            return Expect.ToHex(bytes, 0, card.Transmit(bytes, command.Length, bytes));
        }

        public static void Answers(ICard card, string apdu, string answer) => Assert.AreEqual(answer, Transmit(card, apdu), apdu);
    }
}
