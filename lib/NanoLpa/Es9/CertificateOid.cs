namespace NanoLpa
{
    /// <summary>The OID of an SM-DP+ in its certificate: a registeredID in subjectAltName (SGP.22 section 4.5.2.1).</summary>
    public static class CertificateOid
    {
        private const int MaxNumber = 0x1FFFFF;
        private const int MaxText = 255;

        /// <summary>Whether a certificate names an OID.</summary>
        /// <param name="certificate">X.509 certificate, DER.</param>
        /// <param name="oid">Dotted numbers.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ServerData"/>: the certificate is malformed;
        /// <see cref="LpaError.ActivationCodeOid"/>: the OID is.</exception>
        public static bool Names(byte[] certificate, string oid)
        {
            var wanted = Encode(oid);
            var body = new TlvReader(certificate, 0, certificate.Length, LpaError.ServerData).Require(0x30).Enter().Require(0x30).Enter();
            if (!body.Find(0xA3))
            {
                return false;
            }

            var extension = body.Enter().Require(0x30).Enter();
            while (extension.Find(0x30))
            {
                var part = extension.Members().Require(0x06);
                var isAltName = part.Length == 3 && part.Bytes[part.Offset] == 0x55 && part.Bytes[part.Offset + 1] == 0x1D && part.Bytes[part.Offset + 2] == 0x11;
                if (isAltName)
                {
                    var name = part.Require(0x04).Enter().Require(0x30).Enter();
                    while (name.Find(0x88))
                    {
                        if (Same(name, wanted))
                        {
                            return true;
                        }
                    }
                }
            }

            return false;
        }

        /// <summary>The DER value of an OID.</summary>
        public static ByteBuffer Encode(string oid)
        {
            if (oid.Length > MaxText)
            {
                throw Malformed();
            }

            var numbers = oid.Split('.');
            if (numbers.Length < 2)
            {
                throw Malformed();
            }

            var value = new ByteBuffer(16, 64, LpaError.ActivationCodeOid);
            var first = Number(numbers[0]);
            var second = Number(numbers[1]);
            if (first > 2 || (first < 2 && second > 39))
            {
                throw Malformed();
            }

            Append(value, 40 * first + second);
            for (var i = 2; i < numbers.Length; i++)
            {
                Append(value, Number(numbers[i]));
            }

            return value;
        }

        private static bool Same(TlvReader name, ByteBuffer wanted)
        {
            if (name.Length != wanted.Length)
            {
                return false;
            }

            for (var i = 0; i < name.Length; i++)
            {
                if (name.Bytes[name.Offset + i] != wanted.Bytes[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static int Number(string digits)
        {
            var number = 0;
            foreach (var c in digits.ToCharArray())
            {
                if (c < '0' || c > '9' || number > MaxNumber)
                {
                    throw Malformed();
                }

                number = 10 * number + (c - '0');
            }

            if (digits.Length == 0)
            {
                throw Malformed();
            }

            return number;
        }

        private static void Append(ByteBuffer value, int number)
        {
            var shift = 0;
            while (number >> (shift + 7) != 0)
            {
                shift += 7;
            }

            for (; shift > 0; shift -= 7)
            {
                value.Append((byte)(0x80 | (number >> shift)));
            }

            value.Append((byte)(number & 0x7F));
        }

        private static LpaException Malformed() => new LpaException(LpaError.ActivationCodeOid);
    }
}
