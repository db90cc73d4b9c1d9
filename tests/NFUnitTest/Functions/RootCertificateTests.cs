using NanoLpa;
using nanoFramework.TestFramework;

namespace NFUnitTest
{
    [TestClass]
    public class RootCertificateTests
    {
        private const string GsmaKey = "81370f5125d0b1d408d4c3b232e6d25e795bebfb";

        // Places in GSMA's root: see the dump that openssl asn1parse makes of it.
        private const int SubjectName = 0xBA;
        private const int IsCa = 0x15A;

        [TestMethod]
        public void The_roots_of_the_field_are_read()
        {
            var gsma = Read(Roots.Gsma);
            Assert.AreEqual(GsmaKey, gsma.KeyId);
            Assert.AreEqual("GSM Association - RSP2 Root CI1", gsma.Name);
            Assert.AreEqual(20520221, gsma.LastDay);
            Assert.AreEqual("2052-02-21", gsma.LastDayText);
            var oiste = Read(Roots.Oiste);
            Assert.AreEqual("4c27967ad20c14b391e9601e41e604ad57c0222f", oiste.KeyId);
            Assert.AreEqual("OISTE GSMA CI G1", oiste.Name);
            Assert.AreEqual("2059-01-07", oiste.LastDayText);
            Assert.IsTrue(gsma.IsSame(Read(Roots.Gsma)));
            Assert.IsFalse(gsma.IsSame(oiste));
        }

        [TestMethod]
        public void PEM_is_written_as_it_was_read()
        {
            var pem = Read(Roots.Gsma).ToPem();
            Assert.AreEqual(Crlf(Roots.Gsma), Utf8.ToString(pem, 0, pem.Length));
            Assert.IsTrue(Read(Utf8.ToString(pem, 0, pem.Length)).IsSame(Read(Roots.Gsma)));
        }

        [TestMethod]
        public void A_bundle_is_read_one_after_the_other()
        {
            var text = Utf8.ToBytes("subject=GSMA\r\n\r\n" + Crlf(Roots.Gsma) + "\nissuer\n  " + Roots.Oiste + "-----BEGIN CERTIFICATE-----\n!\n-----END CERTIFICATE-----\n");
            var reader = new PemReader();
            var at = reader.Next(text, 0);
            Assert.AreEqual(GsmaKey, RootCertificate.Decode(reader.Certificate).KeyId);
            at = reader.Next(text, at);
            Assert.AreEqual("OISTE GSMA CI G1", RootCertificate.Decode(reader.Certificate).Name);
            at = reader.Next(text, at);
            Assert.IsTrue(at > 0);
            Assert.IsNull(reader.Certificate);
            Assert.AreEqual(-1, reader.Next(text, at));
            Assert.AreEqual(-1, reader.Next(new byte[0], 0));
        }

        [TestMethod]
        public void Lines_that_are_too_many_or_no_base64_are_no_certificate()
        {
            var reader = new PemReader();
            Assert.IsFalse(reader.Add("AAAA"));
            Assert.IsFalse(reader.IsInside);
            Assert.IsFalse(reader.Add(" " + PemReader.Begin + "\r"));
            Assert.IsTrue(reader.IsInside);
            for (var i = 0; i < 200; i++)
            {
                Assert.IsFalse(reader.Add("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
            }

            Assert.IsTrue(reader.Add(PemReader.End));
            Assert.IsNull(reader.Certificate);
            Expect.Error(LpaError.CertificateFormat, () => RootCertificate.Decode(reader.Certificate));
            Assert.IsFalse(reader.Add(PemReader.Begin));
            Assert.IsFalse(reader.Add("AAAA"));
            Assert.IsFalse(reader.Add("list all"));
            Assert.IsTrue(reader.Add(PemReader.End));
            Assert.IsFalse(reader.IsInside);
            Expect.Error(LpaError.CertificateFormat, () => RootCertificate.Decode(reader.Certificate));
        }

        [TestMethod]
        public void One_that_is_cut_or_goes_on_is_refused()
        {
            var der = Read(Roots.Gsma).Encoded;
            for (var length = 0; length < der.Length; length += 7)
            {
                var cut = new byte[length];
                System.Array.Copy(der, cut, length);
                Expect.Error(LpaError.CertificateFormat, () => RootCertificate.Decode(cut), length.ToString());
            }

            var longer = new byte[der.Length + 1];
            System.Array.Copy(der, longer, der.Length);
            Expect.Error(LpaError.CertificateFormat, () => RootCertificate.Decode(longer));
        }

        [TestMethod]
        public void What_another_has_issued_or_may_issue_none_is_no_root()
        {
            var der = Read(Roots.Gsma).Encoded;
            Assert.AreEqual((int)'G', (int)der[SubjectName]);
            der[SubjectName] = (byte)'H';
            Expect.Error(LpaError.CertificateNotRoot, () => RootCertificate.Decode(der));

            der = Read(Roots.Gsma).Encoded;
            Assert.AreEqual(0xFF, (int)der[IsCa]);
            der[IsCa] = 0;
            Expect.Error(LpaError.CertificateNotRoot, () => RootCertificate.Decode(der));
        }

        private static string Crlf(string pem)
        {
            var text = string.Empty;
            foreach (var line in pem.Split('\n'))
            {
                text += line.Length == 0 ? line : line + "\r\n";
            }

            return text;
        }

        private static RootCertificate Read(string pem)
        {
            var reader = new PemReader();
            Assert.IsTrue(reader.Next(Utf8.ToBytes(pem), 0) > 0);
            return RootCertificate.Decode(reader.Certificate);
        }
    }
}
