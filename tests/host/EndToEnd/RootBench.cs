using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HostTests.EndToEnd;

/// <summary>A bench on which there is no root certificate yet, and what is kept on its modem.</summary>
internal static class RootBench
{
    public static async Task<Bench> StartAsync()
    {
        var bench = await Bench.StartAsync();
        bench.CaPem = "";
        return bench;
    }

    public static X509Certificate2 Stored(IReadOnlyDictionary<string, byte[]> files, string keyId) =>
        X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(files[$"ca-{keyId}.pem"]));
}
