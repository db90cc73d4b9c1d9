using System;
using System.Collections;
using System.Threading;
using NanoLpa;
using NanoLpa.Quectel;

namespace NFUnitTest
{
    /// <summary>A modem that has an answer to each command, in whatever order and however often they come; OK to all others.</summary>
    public sealed class TableLine : ISerialLine
    {
        private readonly ArrayList _commands = new ArrayList();
        private readonly ArrayList _answers = new ArrayList();
        private string _received = string.Empty;
        private readonly SaidBytes _said = new SaidBytes();

        /// <summary>Every command that came, with a bar behind it.</summary>
        public string Log { get; private set; } = string.Empty;

        /// <summary>Sets the information that comes before OK; what starts with ERROR or +CME is the whole answer. Given more than once, they come in turn, the last for good.</summary>
        public TableLine On(string command, string answer)
        {
            _commands.Add(command);
            _answers.Add(answer);
            return this;
        }

        /// <summary>How often a command came.</summary>
        public int Count(string command)
        {
            var count = 0;
            var rest = Log;
            int at;
            while ((at = rest.IndexOf("|" + command + "|")) >= 0)
            {
                count++;
                rest = rest.Substring(at + 1 + command.Length);
            }

            return count;
        }

        /// <summary>The modem says something unasked.</summary>
        public void Say(string text)
        {
            _said.Say(Utf8.ToBytes(text));
        }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (_said.Left == 0)
            {
                Thread.Sleep(timeoutMilliseconds < 5 ? timeoutMilliseconds : 5);
            }

            return _said.Take(buffer, offset, count);
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _received += Utf8.ToString(buffer, offset, count);
            var end = _received.IndexOf('\r');
            if (end >= 0)
            {
                var command = _received.Substring(0, end);
                _received = _received.Substring(end + 1);
                Log += (Log.Length == 0 ? "|" : string.Empty) + command + "|";
                var answer = Find(command);
                var isFinal = answer != null && (answer.IndexOf("ERROR") == 0 || answer.IndexOf("+CME") == 0);
                _said.Say(Utf8.ToBytes("\r\n" + (answer == null ? string.Empty : answer + "\r\n\r\n") + (isFinal ? string.Empty : "OK\r\n")));
            }
        }

        private string Find(string command)
        {
            for (var i = 0; i < _commands.Count; i++)
            {
                if ((string)_commands[i] == command)
                {
                    var answer = (string)_answers[i];
                    if (HasLater(command, i))
                    {
                        _commands.RemoveAt(i);
                        _answers.RemoveAt(i);
                    }

                    return answer;
                }
            }

            return null;
        }

        private bool HasLater(string command, int index)
        {
            for (var i = index + 1; i < _commands.Count; i++)
            {
                if ((string)_commands[i] == command)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
