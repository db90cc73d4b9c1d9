using System;

namespace NanoLpa
{
    /// <summary>A root certificate (RFC 5280), as far as it has to be known to keep one: whose it is, until when, which key.</summary>
    /// <remarks>Its signature is not checked. It is its own, and says nothing: a root is trusted because somebody brought it.</remarks>
    public sealed class RootCertificate
    {
        /// <summary>The most bytes of a key identifier that count. Nearly every one is a SHA-1 hash, and has as many.</summary>
        public const int LongestKeyId = 20;

        private const int ShortestKeyId = 4;
        private const int LineDigits = 64;

        private static readonly byte[] SubjectKeyIdentifier = { 0x55, 0x1D, 0x0E };
        private static readonly byte[] BasicConstraints = { 0x55, 0x1D, 0x13 };

        private bool _isOwn;
        private bool _isCa;

        private RootCertificate(byte[] encoded)
        {
            Encoded = encoded;
        }

        /// <summary>The certificate in DER.</summary>
        public byte[] Encoded { get; }

        /// <summary>The subject's common name, or else its organization; empty when it has neither, or in 16 bits a character.</summary>
        public string Name { get; private set; }

        /// <summary>subjectKeyIdentifier (RFC 5280 section 4.2.1.2) in hexadecimal digits, lower case; of a long one the first
        /// <see cref="LongestKeyId"/> bytes.</summary>
        public string KeyId { get; private set; }

        /// <summary>The last day on which it is valid, as a number: 20520221 is 21 February 2052.</summary>
        public int LastDay { get; private set; }

        /// <summary>The last day, in the form 2052-02-21.</summary>
        public string LastDayText
        {
            get
            {
                var digits = LastDay.ToString();
                return digits.Substring(0, 4) + "-" + digits.Substring(4, 2) + "-" + digits.Substring(6, 2);
            }
        }

        /// <summary>Decodes a certificate.</summary>
        /// <param name="der">The certificate as a whole, and nothing behind it.</param>
        /// <exception cref="LpaException"><see cref="LpaError.CertificateFormat"/>: it is null, or none;
        /// <see cref="LpaError.CertificateNotRoot"/>: another one has issued it, or it may issue none, or it does not name
        /// its key, as every root does (RFC 5280 section 4.2.1.2).</exception>
        public static RootCertificate Decode(byte[] der)
        {
            var whole = new TlvReader(der, 0, der == null ? 0 : der.Length, LpaError.CertificateFormat);
            X509.Take(whole, X509.Sequence);
            var parts = whole.Members();
            X509.Take(parts, X509.Sequence);
            var root = new RootCertificate(der);
            root.ReadBody(parts.Members());

            // signatureAlgorithm, signatureValue
            X509.Take(parts, X509.Sequence);
            X509.Take(parts, X509.BitString);
            if (whole.Left != 0 || parts.Left != 0)
            {
                throw whole.Malformed();
            }

            if (!root._isOwn || !root._isCa || root.KeyId == null)
            {
                throw new LpaException(LpaError.CertificateNotRoot);
            }

            return root;
        }

        /// <summary>Whether another one is the same, byte by byte.</summary>
        public bool IsSame(RootCertificate other) =>
            Encoded.Length == other.Encoded.Length && X509.AreEqual(Encoded, 0, other.Encoded, 0, Encoded.Length);

        /// <summary>The certificate in PEM (RFC 7468), lines ended by CR LF.</summary>
        public byte[] ToPem()
        {
            var digits = Utf8.ToBytes(Convert.ToBase64String(Encoded));
            var pem = new ByteBuffer(digits.Length + 128, int.MaxValue, LpaError.CertificateFormat);
            Append(pem, PemReader.Begin + "\r\n");
            for (var at = 0; at < digits.Length; at += LineDigits)
            {
                pem.Append(digits, at, digits.Length - at < LineDigits ? digits.Length - at : LineDigits);
                Append(pem, "\r\n");
            }

            Append(pem, PemReader.End + "\r\n");
            return pem.Copy(0, pem.Length);
        }

        private static void Append(ByteBuffer pem, string text)
        {
            var bytes = Utf8.ToBytes(text);
            pem.Append(bytes, 0, bytes.Length);
        }

        private void ReadBody(TlvReader body)
        {
            // version [0], serialNumber, signature, issuer, validity, subject, subjectPublicKeyInfo, ..., extensions [3]
            if (!body.Next() || (body.Tag == 0xA0 && !body.Next()) || body.Tag != X509.Integer)
            {
                throw body.Malformed();
            }

            X509.Take(body, X509.Sequence);
            X509.Take(body, X509.Sequence);
            var issuer = body.Start;
            var issuerSize = body.Size;
            X509.Take(body, X509.Sequence);
            var validity = body.Members();
            X509.Take(body, X509.Sequence);
            _isOwn = body.Size == issuerSize && X509.AreEqual(body.Bytes, body.Start, body.Bytes, issuer, issuerSize);
            Name = X509.Name(body.Members());
            X509.Take(body, X509.Sequence);
            if (!validity.Next() || !validity.Next())
            {
                throw validity.Malformed();
            }

            LastDay = X509.Day(validity);
            if (!body.Find(0xA3))
            {
                return;
            }

            var extensions = body.Members().Require(X509.Sequence).Members();
            while (extensions.Next())
            {
                ReadExtension(extensions.Members());
            }
        }

        private void ReadExtension(TlvReader extension)
        {
            if (!extension.Next())
            {
                throw extension.Malformed();
            }

            var isKeyId = X509.Is(extension, SubjectKeyIdentifier);
            if (!isKeyId && !X509.Is(extension, BasicConstraints))
            {
                return;
            }

            // Between the OID and the value may stand whether it is critical.
            var value = extension.Require(X509.OctetString).Members();
            if (!isKeyId)
            {
                var constraints = value.Require(X509.Sequence).Members();
                _isCa = constraints.Next() && constraints.Tag == 0x01 && constraints.Length == 1 && constraints.Bytes[constraints.Offset] != 0;
                return;
            }

            value.Require(X509.OctetString);
            if (value.Length < ShortestKeyId)
            {
                throw value.Malformed();
            }

            KeyId = Hex.ToString(value.Bytes, value.Offset, value.Length < LongestKeyId ? value.Length : LongestKeyId).ToLower();
        }
    }
}
