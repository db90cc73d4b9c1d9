using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class CertificateOidTests
    {
        [TestMethod]
        public void The_OID_of_a_certificate_is_found()
        {
            CheckNamed("2.999.10", true);
            CheckNamed("2.999.1", false);
            CheckNamed("2.999", false);
            CheckNamed("2.999.10.1", false);
            CheckNamed("1.3.6.1.4.1.31746", false);
        }

        [TestMethod]
        public void An_OID_is_encoded_in_DER()
        {
            CheckEncoding("2.999.10", "88370A");
            CheckEncoding("1.3.6.1.4.1.31746", "2B0601040181F802");
            CheckEncoding("0.0", "00");
            CheckEncoding("0.39.127", "277F");
            CheckEncoding("2.47.128", "7F8100");
            CheckEncoding("2.48.16383", "8100FF7F");
            CheckEncoding("1.39.16384", "4F818000");
            CheckEncoding("2.5.2097151", "55FFFF7F");
            CheckEncoding("2.5.2097152", "5581808000");
        }

        [TestMethod]
        public void A_certificate_that_is_cut_names_nothing()
        {
            var whole = Expect.FromHex(Vectors.ServerCertificate);
            for (var length = 0; length < whole.Length; length += 7)
            {
                var cut = new byte[length];
                System.Array.Copy(whole, 0, cut, 0, length);
                Expect.Error(LpaError.ServerData, () => CertificateOid.Names(cut, "2.999.10"));
            }
        }

        [TestMethod]
        public void A_certificate_without_extensions_names_nothing()
        {
            Assert.IsFalse(CertificateOid.Names(Expect.FromHex("3007" + "3003020101" + "0500"), "2.999.10"));
        }

        [TestMethod]
        public void An_OID_elsewhere_than_in_the_name_does_not_count()
        {
            // The same bytes as registeredID in an extension other than subjectAltName (55 1D 11), and as another kind of name.
            const string Name = "30058803" + "88370A";
            Assert.IsTrue(CertificateOid.Names(Certificate("551D11", Name), "2.999.10"));
            Assert.IsFalse(CertificateOid.Names(Certificate("551D12", Name), "2.999.10"));
            Assert.IsFalse(CertificateOid.Names(Certificate("551D11", "30058203" + "88370A"), "2.999.10"));
            Assert.IsFalse(CertificateOid.Names(Certificate("551D11", "3000"), "2.999.10"));
        }

        [TestMethod]
        public void A_critical_name_and_a_second_name_count_too()
        {
            var certificate = Certificate("551D11", "0101FF", "300A" + "8203612E62" + "880388370A");
            Assert.IsTrue(CertificateOid.Names(certificate, "2.999.10"));
        }

        [TestMethod]
        public void An_OID_beyond_measure_is_not_taken_apart()
        {
            Expect.Error(LpaError.ActivationCodeOid, () => CertificateOid.Encode(new string('.', 5000)));
            Expect.Error(LpaError.ActivationCodeOid, () => CertificateOid.Encode("1." + new string('0', 254)));
            CheckEncoding("1." + new string('0', 253), "28");
        }

        private static void CheckNamed(string oid, bool named)
        {
            Assert.AreEqual(named, CertificateOid.Names(Expect.FromHex(Vectors.ServerCertificate), oid));
        }

        private static void CheckEncoding(string oid, string hex)
        {
            var value = CertificateOid.Encode(oid);
            Expect.Bytes(hex, value.Bytes, 0, value.Length);
        }

        private static byte[] Certificate(string id, string name) => Certificate(id, string.Empty, name);

        private static byte[] Certificate(string id, string critical, string name)
        {
            var value = Tlv("06", id) + critical + Tlv("04", name);
            return Expect.FromHex(Tlv("30", Tlv("30", Tlv("02", "01") + Tlv("A3", Tlv("30", Tlv("30", Tlv("06", "551D0E") + "0400") + Tlv("30", value))))));
        }

        private static string Tlv(string tag, string value) => tag + Expect.ToHex(new[] { (byte)(value.Length / 2) }, 0, 1) + value;
    }
}
