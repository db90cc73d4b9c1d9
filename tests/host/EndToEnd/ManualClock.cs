using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>A clock that a test sets.</summary>
internal sealed class ManualClock : IClock
{
    private long _milliseconds = 12345;

    public long Milliseconds => Interlocked.Read(ref _milliseconds);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _milliseconds, (long)time.TotalMilliseconds);
}
