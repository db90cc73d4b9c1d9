using System;
using System.Collections;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>A card that gives the answers of a list, and keeps what it was sent.</summary>
    /// <remarks>An answer is hexadecimal, status word included; <c>!21</c> is a failure to transmit with that <see cref="LpaError"/>.</remarks>
    internal sealed class ScriptedCard : ICard
    {
        private readonly ArrayList _answers = new ArrayList();
        private int _next;

        /// <summary>The answer once the list is through; null: there must be no such command.</summary>
        public string Otherwise;

        /// <summary>The commands, a string each.</summary>
        public ArrayList Commands { get; } = new ArrayList();

        /// <summary>The commands in their order, each followed by a blank.</summary>
        public string Log
        {
            get
            {
                var log = string.Empty;
                foreach (string command in Commands)
                {
                    log += command + " ";
                }

                return log;
            }
        }

        /// <summary>Whether every answer was asked for.</summary>
        public bool IsThrough => _next == _answers.Count;

        public ScriptedCard Answer(params string[] answers)
        {
            foreach (var answer in answers)
            {
                _answers.Add(answer);
            }

            return this;
        }

        public int Transmit(byte[] command, int length, byte[] response)
        {
            var text = Expect.ToHex(command, 0, length);
            Commands.Add(text);
            var answer = _next < _answers.Count ? (string)_answers[_next++] : Otherwise;
            if (answer == null)
            {
                throw new Exception("not expected: " + text);
            }

            if (answer.Length > 0 && answer[0] == '!')
            {
                throw new LpaException((LpaError)int.Parse(answer.Substring(1)), 100);
            }

            var bytes = Expect.FromHex(answer);
            Array.Copy(bytes, 0, response, 0, bytes.Length);
            return bytes.Length;
        }
    }
}
