using System.Security.Cryptography;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests;

/// <summary>A virtual SM-DP+ for each test, and a client of it.</summary>
public abstract class SmdpTestBase : IAsyncLifetime
{
    protected static readonly TestPki Pki = TestPki.Create();
    protected static readonly byte[] Challenge = RandomNumberGenerator.GetBytes(16);

    protected static byte[] CiKeyId => Pki.Ci.SubjectKeyId;

    protected VirtualSmdp Smdp { get; private set; } = null!;

    private protected SmdpClient Client { get; private set; } = null!;

    public Task InitializeAsync() => Start(new SmdpOptions());

    public virtual async Task DisposeAsync()
    {
        Client.Dispose();
        await Smdp.DisposeAsync();
    }

    protected async Task Restart(SmdpOptions options)
    {
        await DisposeAsync();
        await Start(options);
    }

    protected virtual async Task Start(SmdpOptions options)
    {
        Smdp = await VirtualSmdp.StartAsync(options with { Pki = options.Pki ?? Pki });
        Client = new SmdpClient(Smdp);
    }

    /// <summary>Opens a session; its transaction ID.</summary>
    protected async Task<string> Open()
    {
        var reply = await Client.InitiateAuthentication(
            Smdp.Address, Challenge, SmdpClient.EuiccInfo1(CiKeyId, CiKeyId));
        return reply.Text("transactionId");
    }

    protected sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
