using System;
using System.Collections;
using NanoLpa;
using NanoLpa.Quectel;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    /// <summary>A serial line with a script: what must be written, and what the modem then says, cut into pieces.</summary>
    public sealed class ScriptedLine : ISerialLine
    {
        private readonly ArrayList _expected = new ArrayList();
        private readonly ArrayList _answers = new ArrayList();
        private readonly int _piece;
        private byte[] _incoming = new byte[0];
        private int _taken;
        private int _step;
        private int _matched;

        /// <param name="piece">The most bytes that one read gives.</param>
        public ScriptedLine(int piece = 4096)
        {
            _piece = piece;
        }

        /// <summary>The modem hangs up: reads say that the line is gone.</summary>
        public bool IsGone { get; set; }

        /// <summary>Every step was taken, and everything the modem said was read.</summary>
        public bool IsDone => _step == _expected.Count && _taken == _incoming.Length;

        /// <summary>Adds a step: these bytes are written, then the modem says that.</summary>
        public ScriptedLine On(string written, string answer) => On(Utf8.ToBytes(written), Utf8.ToBytes(answer));

        /// <summary>Adds a step with bytes of any kind.</summary>
        public ScriptedLine On(byte[] written, byte[] answer)
        {
            _expected.Add(written);
            _answers.Add(answer);
            return this;
        }

        /// <summary>The modem says something now.</summary>
        public void Say(string text) => Say(Utf8.ToBytes(text));

        public void Say(byte[] bytes)
        {
            var rest = _incoming.Length - _taken;
            var incoming = new byte[rest + bytes.Length];
            Array.Copy(_incoming, _taken, incoming, 0, rest);
            Array.Copy(bytes, 0, incoming, rest, bytes.Length);
            _incoming = incoming;
            _taken = 0;
        }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            Assert.IsTrue(count > 0, "a read of nothing");
            Assert.IsTrue(timeoutMilliseconds >= 0, "an endless read");
            if (IsGone)
            {
                return -1;
            }

            var left = _incoming.Length - _taken;
            count = count < left ? count : left;
            count = count < _piece ? count : _piece;
            Array.Copy(_incoming, _taken, buffer, offset, count);
            _taken += count;
            return count;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            for (var i = offset; i < offset + count; i++)
            {
                var step = _step;
                Assert.IsTrue(step < _expected.Count, "written after the last step: " + Utf8.ToString(buffer, offset, count));
                var expected = (byte[])_expected[step];
                Assert.IsTrue(expected[_matched] == buffer[i], "step " + step.ToString() + " expects " + Utf8.ToString(expected, 0, expected.Length)
                    + " but got " + Utf8.ToString(buffer, offset, count));
                _matched++;
                if (_matched == expected.Length)
                {
                    _matched = 0;
                    _step++;
                    Say((byte[])_answers[step]);
                }
            }
        }
    }

    /// <summary>Shorthands for tests of the modem.</summary>
    public static class Quectel
    {
        /// <summary>Runs something that must fail with a code, and gives the detail.</summary>
        public static int Fails(LpaError code, Action action)
        {
            try
            {
                action();
            }
            catch (LpaException e)
            {
                Assert.AreEqual((int)code, (int)e.Code, "error code");
                return e.Detail;
            }

            Assert.IsTrue(false, "did not fail");
            return 0;
        }

        public static string Text(byte[] bytes, int count) => Utf8.ToString(bytes, 0, count);
    }

    /// <summary>Keeps the unsolicited lines it is shown.</summary>
    public sealed class UrcRecorder : IUrcHandler
    {
        public string Lines { get; private set; } = string.Empty;

        public bool OnUrc(AtLine line)
        {
            Lines += line.Rest() + "|";
            return true;
        }
    }
}
