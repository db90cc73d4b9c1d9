using System;

namespace NFUnitTest
{
    /// <summary>What a modem of the tests has said and nobody has read yet.</summary>
    public sealed class SaidBytes
    {
        private byte[] _bytes = new byte[0];
        private int _taken;

        /// <summary>How many there are.</summary>
        public int Left => _bytes.Length - _taken;

        /// <summary>It says this; what was not read is lost.</summary>
        public void Say(byte[] bytes)
        {
            _bytes = bytes;
            _taken = 0;
        }

        /// <summary>It says this behind what was not read.</summary>
        public void Add(byte[] bytes)
        {
            var all = new byte[Left + bytes.Length];
            Array.Copy(_bytes, _taken, all, 0, Left);
            Array.Copy(bytes, 0, all, Left, bytes.Length);
            Say(all);
        }

        /// <summary>Reads some of it, as <see cref="NanoLpa.Quectel.ISerialLine.Read"/> would at once.</summary>
        public int Take(byte[] buffer, int offset, int count)
        {
            count = count < Left ? count : Left;
            Array.Copy(_bytes, _taken, buffer, offset, count);
            _taken += count;
            return count;
        }
    }
}
