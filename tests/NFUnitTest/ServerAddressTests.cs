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
        public void What_is_no_host_name_is_refused()
        {
            foreach (var text in new[]
            {
                "",
                ".",
                ".a",
                "a..b",
                "a.",
                ":443",
                "a b",
                " a",
                "a_b",
                "a\"b",
                "a\r\nb",
                "b\u00fccher.example",
                "user@host"
            })
            {
                Expect.Error(LpaError.ActivationCodeAddress, () => ServerAddress.Parse(text), text);
            }
        }

        [TestMethod]
        public void What_is_no_port_is_refused()
        {
            foreach (var text in new[]
            {
                "a:",
                "a:0",
                "a:-1",
                "a:+1",
                "a:65536",
                "a:4294967739",
                "a:99999999999999999999",
                "a:443 ",
                "a:1:2",
                "[::1]:443"
            })
            {
                Expect.Error(LpaError.ActivationCodePort, () => ServerAddress.Parse(text), text);
            }
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

        [TestMethod]
        public void An_address_from_elsewhere_is_read_alike_and_has_a_code_of_its_own()
        {
            var address = ServerAddress.ParseOther("smds.example.com:8443");
            Assert.AreEqual("smds.example.com", address.Host);
            Assert.AreEqual(8443, address.Port);
            foreach (var text in new[] { "", "a_b", "a:", "a:0", "a:65536", "a:1x" })
            {
                Expect.Error(LpaError.ServerAddress, () => ServerAddress.ParseOther(text), text);
            }
        }

        [TestMethod]
        public void An_address_beyond_measure_is_not_taken_apart()
        {
            Assert.AreEqual(65535, ServerAddress.Parse(new string('a', 255) + ":65535").Port);
            Expect.Error(LpaError.ActivationCodeAddress, () => ServerAddress.Parse(new string('a', 255) + ":065535"));
            Expect.Error(LpaError.ServerAddress, () => ServerAddress.ParseOther("a:" + new string('0', 5000)));
        }
    }
}
