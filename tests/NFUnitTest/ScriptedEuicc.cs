using System;
using System.Collections;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>An eUICC that answers each request, known by its tag, with what a test says.</summary>
    internal sealed class ScriptedEuicc : ICard
    {
        private readonly Journal _journal;
        private readonly Hashtable _answers = new Hashtable();
        private readonly Hashtable _requests = new Hashtable();
        private string _request = string.Empty;
        private byte[] _answer;
        private int _given;

        public ScriptedEuicc(Journal journal)
        {
            _journal = journal;
        }

        /// <summary>Whole requests in their order, hexadecimal.</summary>
        public ArrayList Requests { get; } = new ArrayList();

        /// <summary>Answers a request: data and status word, or <c>!20</c> for a failure to transmit.</summary>
        /// <param name="tag">Tag of the request; <c>open</c> and <c>select</c> stand for those; a whole request stands for itself.</param>
        public void Answer(string tag, string answer) => _answers[tag] = answer;

        /// <summary>The last request with a tag; null when there was none.</summary>
        public string Request(string tag) => (string)_requests[tag];

        public int Transmit(byte[] command, int length, byte[] response)
        {
            string answer;
            if (command[1] == 0x70)
            {
                answer = command[2] == 0x00 ? Take("open", "019000") : Take("close", "9000");
            }
            else if (command[1] == 0xA4)
            {
                answer = Take("select", "9000");
            }
            else if (command[1] == 0xE2)
            {
                _request = (command[3] == 0 ? string.Empty : _request) + Expect.ToHex(command, 5, length - 5);
                answer = command[2] == 0x91 ? Execute() : "9000";
            }
            else if (command[1] == 0xC0)
            {
                return Give(response);
            }
            else
            {
                answer = "6D00";
            }

            if (answer[0] == '!')
            {
                throw new LpaException((LpaError)int.Parse(answer.Substring(1)), 100);
            }

            _answer = Expect.FromHex(answer);
            _given = 0;
            return Give(response);
        }

        /// <summary>Gives the answer, or its next part when it is longer than one may be; the rest waits behind 61xx.</summary>
        private int Give(byte[] response)
        {
            var left = _answer.Length - 2 - _given;
            var n = left < 256 ? left : 256;
            Array.Copy(_answer, _given, response, 0, n);
            _given += n;
            left -= n;
            response[n] = left == 0 ? _answer[_given] : (byte)0x61;
            response[n + 1] = left == 0 ? _answer[_given + 1] : (byte)(left < 256 ? left : 0);
            return n + 2;
        }

        private string Execute()
        {
            var first = Expect.FromHex(_request.Substring(0, 2))[0];
            var tag = _request.Substring(0, (first & 0x1F) == 0x1F ? 4 : 2);
            Requests.Add(_request);
            _requests[tag] = _request;
            var answer = Take(tag, "9000");
            return _answers.Contains(_request) ? (string)_answers[_request] : answer;
        }

        private string Take(string tag, string otherwise)
        {
            _journal.Add(tag);
            return _answers.Contains(tag) ? (string)_answers[tag] : otherwise;
        }
    }
}
