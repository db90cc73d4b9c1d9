using System;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>The parts of one download session, as short as they can be: nobody here checks signatures.</summary>
    internal static class Session
    {
        public const string Address = "smdp.example.com";
        public const string Code = "LPA:1$smdp.example.com$ID-1";
        public const string Id = "0102030405060708090A0B0C0D0E0F10";
        public const string OtherId = "1102030405060708090A0B0C0D0E0F10";
        public const string Header = "\"header\":{\"functionExecutionStatus\":{\"status\":\"Executed-Success\"}}";

        public const string Signature1 = "5F3702A1A2";
        public const string KeyId = "0402B1B2";
        public const string AuthenticateServerResponse = "BF3804A0020500";
        public const string SmdpSigned2 = "30158010" + Id + "010100";
        public const string SmdpSigned2WithCode = "30158010" + Id + "0101FF";
        public const string Signature2 = "5F3702C1C2";
        public const string Certificate2 = "3002D1D2";
        public const string PrepareDownloadResponse = "BF2104A0020500";
        public const string CancelSessionResponse = "BF4104A0020500";

        public const string SecureChannel = "BF231F8201018010" + Id + "5F4902AABB5F3702CCDD";
        public const string Package = "BF363D" + SecureChannel + "A00487021122" + "A10788023344880155" + "A30A860377889986008601AA";
        public const string LastSegment = "8601AA";

        // Number 7, installation, server r.example.a, ICCID.
        public const string Notification = "BF2F20800107810207800C0B722E6578616D706C652E615A0A989444999999999920F3";
        public const string Installed = "BF374ABF27428010" + Id + Notification + "A20BA0094F02020304033030005F3702EEFF";
        public const string NotInstalled = "BF3747BF273F8010" + Id + Notification + "A208A10680010581010A5F3702EEFF";

        /// <summary>serverSigned1 of a session at an address.</summary>
        public static string ServerSigned1(string id, string address)
        {
            var text = Utf8.ToBytes(address);
            return Tlv("30", Tlv("80", id) + Tlv("81", "00") + Tlv("83", Expect.ToHex(text, 0, text.Length)) + Tlv("84", "00"));
        }

        public static string Initiated(string id = Id, string signed1 = null) => "{" + Header + "," + Text("transactionId", id) + "," +
            Base64("serverSigned1", signed1 == null ? ServerSigned1(Id, Address) : signed1) + "," + Base64("serverSignature1", Signature1) + "," +
            Base64("euiccCiPKIdToBeUsed", KeyId) + "," + Base64("serverCertificate", Vectors.ServerCertificate) + "}";

        public static string Authenticated(string id = Id, string signed2 = SmdpSigned2, string metadata = Vectors.Metadata) => "{" + Header + "," + Text("transactionId", id) + "," +
            Base64("profileMetadata", metadata) + "," + Base64("smdpSigned2", signed2) + "," +
            Base64("smdpSignature2", Signature2) + "," + Base64("smdpCertificate", Certificate2) + "}";

        public static string Bound(string id = Id, string package = Package) =>
            "{" + Header + "," + Text("transactionId", id) + "," + Base64("boundProfilePackage", package) + "}";

        public static string Failed(string subject, string reason) => "{\"header\":{\"functionExecutionStatus\":{\"status\":\"Failed\"," +
            "\"statusCodeData\":{\"subjectCode\":\"" + subject + "\",\"reasonCode\":\"" + reason + "\",\"message\":\"no\"}}}}";

        public static string Text(string name, string value) => "\"" + name + "\":\"" + value + "\"";

        public static string Base64(string name, string hex) => Text(name, Convert.ToBase64String(Expect.FromHex(hex)));

        /// <summary>A data object of less than 128 bytes.</summary>
        public static string Tlv(string tag, string value) => tag + Expect.ToHex(new[] { (byte)(value.Length / 2) }, 0, 1) + value;
    }
}
