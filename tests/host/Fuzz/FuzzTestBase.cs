using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>Decoders under hostile input. One class at a time: each decoder keeps two cores busy.</summary>
[Collection("fuzz")]
public abstract class FuzzTestBase(ITestOutputHelper output)
{
    internal Task FuzzAsync(FuzzTarget target) => Fuzzer.RunAsync(target, output);

    internal static void Replay(FuzzTarget target)
    {
        foreach (string file in FuzzCorpus.Files(target.Name))
        {
            string? fault = FuzzCheck.Fault(target, File.ReadAllBytes(file), out _, out _);
            Assert.True(fault == null, $"{file}: {fault}");
        }
    }
}
