using nanoFramework.TestFramework;
using NanoLpa;

namespace NFUnitTest
{
    [TestClass]
    public class ErrorTests
    {
        [TestMethod]
        public void An_exception_carries_its_code_and_numbers()
        {
            var e = new LpaException(LpaError.InstallFailed, 5 * 256 + 10) { Stage = LpaStage.LoadBoundProfilePackage };
            Assert.AreEqual("LPA 32/1290 in 10", e.Message);
        }
    }
}
