namespace NanoLpa.Virtual.Modem;

/// <summary>What the modem does beside its ports: booting, connecting, receiving.</summary>
internal sealed class BackgroundWork(Action<string> trace, CancellationToken stop)
{
    private readonly HashSet<Task> _tasks = [];
    private readonly Lock _gate = new();

    /// <summary>Starts something that ends by itself or with the token.</summary>
    public void Run(Func<CancellationToken, Task> work)
    {
        var task = Task.Run(() => GuardAsync(work));
        lock (_gate)
        {
            _tasks.RemoveWhere(done => done.IsCompleted);
            _tasks.Add(task);
        }
    }

    /// <summary>Waits until all has ended; the token has been cancelled before.</summary>
    public Task EndAsync()
    {
        lock (_gate)
        {
            return Task.WhenAll(_tasks);
        }
    }

    private async Task GuardAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The modem is disposed.
        }
        catch (Exception exception)
        {
            trace("modem: " + exception);
        }
    }
}
