using System.Threading;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class QuectelAtClientTests
    {
        [TestMethod]
        public void Threads_take_turns()
        {
            var line = new Responder();
            var at = new AtClient(line);
            var other = new Thread(() => Chat(at, "AT+LONGER="));
            other.Start();
            Chat(at, "AT+S=");
            Assert.IsTrue(other.Join(10000));
            Assert.AreEqual(100, line.Commands);
        }

        [TestMethod]
        public void A_handler_may_not_send()
        {
            var line = new ScriptedLine();
            line.Say("+URC\r\n");
            var at = new AtClient(line);
            at.AddUrcHandler(new Sender(at));
            Quectel.Fails(LpaError.Busy, () => at.WaitForUrc(1000));
        }

        private static void Chat(AtClient at, string command)
        {
            for (var i = 0; i < 50; i++)
            {
                at.Execute(command + i.ToString(), 5000);
                at.Poll();
            }
        }

        /// <summary>Says OK to each command, and ERROR when one is written before that was read.</summary>
        private sealed class Responder : ISerialLine
        {
            private byte[] _answer = new byte[0];
            private int _taken;

            public int Commands { get; private set; }

            public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
            {
                if (_taken == _answer.Length)
                {
                    return 0;
                }

                buffer[offset] = _answer[_taken++];
                return 1;
            }

            public void Write(byte[] buffer, int offset, int count)
            {
                var good = _taken == _answer.Length && buffer[offset] == 'A' && buffer[offset + count - 1] == '\r';
                Commands++;
                _answer = Utf8.ToBytes(good ? "\r\nOK\r\n" : "\r\nERROR\r\n");
                _taken = 0;
            }
        }

        private sealed class Sender : IUrcHandler
        {
            private readonly AtClient _at;

            public Sender(AtClient at)
            {
                _at = at;
            }

            public bool OnUrc(AtLine line)
            {
                _at.Execute("AT", 1);
                return true;
            }
        }
    }
}
