using System;

namespace NanoLpa
{
    /// <summary>Takes certificates out of a text in PEM (RFC 7468), a line at a time. What stands around them is passed over.</summary>
    public sealed class PemReader
    {
        /// <summary>The line that a certificate begins with.</summary>
        public const string Begin = "-----BEGIN CERTIFICATE-----";

        /// <summary>The line that it ends with.</summary>
        public const string End = "-----END CERTIFICATE-----";

        // A root with an RSA key of 4096 bits has some 2000 bytes, one with an elliptic curve 600.
        private const int MostDigits = 6000;
        private const int UsualDigits = 1024;

        private static readonly byte[] BeginLine = Utf8.ToBytes(Begin);
        private static readonly byte[] EndLine = Utf8.ToBytes(End);

        private readonly ByteBuffer _digits = new ByteBuffer(UsualDigits, MostDigits, LpaError.CertificateFormat);
        private bool _isBroken;

        /// <summary>A certificate has begun, and not ended yet.</summary>
        public bool IsInside { get; private set; }

        /// <summary>What ended last, decoded; null when it was no base64, or too long for a certificate.</summary>
        public byte[] Certificate { get; private set; }

        /// <summary>Takes a line.</summary>
        /// <returns>Whether it ended a certificate: see <see cref="Certificate"/>.</returns>
        public bool Add(string line)
        {
            var bytes = Utf8.ToBytes(line);
            return Add(bytes, 0, bytes.Length);
        }

        /// <summary>Reads on in a text until a certificate ends: see <see cref="Certificate"/>.</summary>
        /// <param name="text">The text, with line ends of either kind.</param>
        /// <param name="offset">Where to read on; 0 at first.</param>
        /// <returns>Where to read on next; -1 when no further one ends.</returns>
        public int Next(byte[] text, int offset)
        {
            var length = text.Length;
            while (offset < length)
            {
                var end = offset;
                while (end < length && text[end] != 0x0A && text[end] != 0x0D)
                {
                    end++;
                }

                if (Add(text, offset, end - offset))
                {
                    return end;
                }

                offset = end + 1;
            }

            return -1;
        }

        private static bool Is(byte[] bytes, int offset, int count, byte[] line) =>
            count == line.Length && X509.AreEqual(bytes, offset, line, 0, count);

        private bool Add(byte[] bytes, int offset, int count)
        {
            while (count > 0 && bytes[offset] <= 0x20)
            {
                offset++;
                count--;
            }

            while (count > 0 && bytes[offset + count - 1] <= 0x20)
            {
                count--;
            }

            if (!IsInside)
            {
                IsInside = Is(bytes, offset, count, BeginLine);
                _isBroken = false;
                _digits.Clear();
                return false;
            }

            if (Is(bytes, offset, count, EndLine))
            {
                IsInside = false;
                Certificate = _isBroken ? null : Decode();
                return true;
            }

            // What is wrong is known at the end only: until then every line belongs to it.
            _isBroken |= count > MostDigits - _digits.Length;
            if (!_isBroken)
            {
                _digits.Append(bytes, offset, count);
            }

            return false;
        }

        private byte[] Decode()
        {
            try
            {
                return Convert.FromBase64String(Utf8.ToString(_digits.Bytes, 0, _digits.Length));
            }
            catch (Exception)
            {
                // The device throws a plain Exception for what is no base64, where .NET has FormatException.
                return null;
            }
        }
    }
}
