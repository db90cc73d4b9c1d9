using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ServerAddressTests
    {
        [TestMethod]
        public void Host_and_port_are_parted_and_the_text_kept()
        {
            var address = ServerAddress.Parse("Smdp.Example.com:08443");
            Assert.AreEqual("Smdp.Example.com:08443", address.Text);
            Assert.AreEqual("Smdp.Example.com", address.Host);
            Assert.AreEqual(8443, address.Port);
            Assert.AreEqual(443, ServerAddress.Parse("a-1.b").Port);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow(".")]
        [DataRow(".a")]
        [DataRow("a..b")]
        [DataRow("a.")]
        [DataRow(":443")]
        [DataRow("a b")]
        [DataRow(" a")]
        [DataRow("a_b")]
        [DataRow("a\"b")]
        [DataRow("a\r\nb")]
        [DataRow("b\u00fccher.example")]
        [DataRow("user@host")]
        public void What_is_no_host_name_is_refused(string text)
        {
            Expect.Error(LpaError.ActivationCodeAddress, () => ServerAddress.Parse(text), text);
        }

        [TestMethod]
        [DataRow("a:")]
        [DataRow("a:0")]
        [DataRow("a:-1")]
        [DataRow("a:+1")]
        [DataRow("a:65536")]
        [DataRow("a:4294967739")]
        [DataRow("a:99999999999999999999")]
        [DataRow("a:443 ")]
        [DataRow("a:1:2")]
        [DataRow("[::1]:443")]
        public void What_is_no_port_is_refused(string text)
        {
            Expect.Error(LpaError.ActivationCodePort, () => ServerAddress.Parse(text), text);
        }

        [TestMethod]
        public void The_same_server_is_known_in_either_case()
        {
            var address = ServerAddress.Parse("Smdp.Example.com:8443");
            Assert.IsTrue(address.Matches("sMDP.eXAMPLE.COM:8443"));
            Assert.IsFalse(address.Matches("smdp.example.com"));
            Assert.IsFalse(address.Matches("smdp.example.com:8444"));
            Assert.IsFalse(address.Matches("smdp.example.com:8443.evil"));
            Assert.IsFalse(address.Matches(null));
            Assert.IsFalse(address.Matches(string.Empty));
        }
    }
}
