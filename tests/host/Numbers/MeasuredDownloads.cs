using NanoLpa.Bench;

namespace HostTests.Numbers;

/// <summary>A small and a large download, measured once.</summary>
public sealed class MeasuredDownloads : IAsyncLifetime
{
    private const int SmallSize = 12 * 1024;
    private const int LargeSize = 100 * 1024;

    internal Download Small { get; private set; } = null!;

    internal Download Large { get; private set; } = null!;

    internal Download[] Both => [Small, Large];

    public async Task InitializeAsync()
    {
        Small = await Download.MeasureAsync(SmallSize);
        Large = await Download.MeasureAsync(LargeSize);
    }

    public Task DisposeAsync() => Task.CompletedTask;
}
