using System.Diagnostics;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>Feeds a decoder inputs that follow from a seed.</summary>
/// <remarks>The environment may ask for more: FUZZ_INPUTS (per decoder) and FUZZ_SEED.</remarks>
internal static class Fuzzer
{
    private const int Workers = 2;
    private const int Megabyte = 1 << 20;

    private static readonly int s_inputs = Setting("FUZZ_INPUTS", 200_000);
    private static readonly int s_seed = Setting("FUZZ_SEED", 22);
    private static readonly TimeSpan s_stall = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(FuzzTarget target, ITestOutputHelper output)
    {
        output.WriteLine($"seed {s_seed}, {s_inputs} inputs");
        long start = Stopwatch.GetTimestamp();
        Worker[] workers = [.. Enumerable.Range(0, Workers).Select(first => new Worker(target, first))];
        Task all = Task.WhenAll(workers.Select(worker => worker.Task));
        while (await Task.WhenAny(all, Task.Delay(s_stall)) != all)
        {
            foreach (Worker worker in workers.Where(worker => worker.HasStalled()))
            {
                Assert.Fail($"{target.Name} does not end: {FuzzCorpus.Keep(target.Name, worker.Input)}");
            }
        }

        await all;
        int accepted = workers.Sum(worker => worker.Accepted);
        output.WriteLine($"{accepted} accepted; at most {workers.Max(worker => worker.Most)} bytes of memory; {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s");

        // Otherwise nothing was looked into, or nothing was refused.
        Assert.InRange(accepted, 1, s_inputs - 1);
    }

    /// <summary>The input with a number.</summary>
    private static byte[] Make(FuzzTarget target, int number)
    {
        FuzzRandom random = new(((ulong)s_seed << 32) + (uint)number);
        return number % 50_000 == 49_999 ? Huge(random, target) : random.Below(20) switch
        {
            0 => random.Bytes(random.Size()),
            < 8 => target.Structure(random),
            _ => Mutator.Mutate(random, target.Samples),
        };
    }

    /// <summary>A megabyte where a few bytes are due.</summary>
    private static byte[] Huge(FuzzRandom random, FuzzTarget target)
    {
        byte[] sample = random.Of(target.Samples);
        int at = random.Below(sample.Length + 1);
        byte[] piece = random.Once(2) && sample.Length > 0 ? sample[random.Below(sample.Length)..] : [random.Byte()];
        byte[] huge = new byte[Megabyte];
        for (int i = 0; i < huge.Length; i++)
        {
            huge[i] = piece[i % piece.Length];
        }

        return [.. sample[..at], .. huge, .. sample[at..]];
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), out int value) ? value : otherwise;

    private sealed class Worker
    {
        private readonly FuzzTarget _target;
        private readonly int _first;
        private volatile int _number = -1;
        private int _seen = -1;

        public Worker(FuzzTarget target, int first)
        {
            _target = target;
            _first = first;
            Task = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        public Task Task { get; }

        public byte[] Input { get; private set; } = [];

        public int Accepted { get; private set; }

        public long Most { get; private set; }

        /// <summary>Whether it is still at the same input as when it was asked last.</summary>
        public bool HasStalled()
        {
            int number = _number;
            bool stalled = number == _seen && !Task.IsCompleted;
            _seen = number;
            return stalled;
        }

        private void Run()
        {
            for (int number = _first; number < s_inputs; number += Workers)
            {
                Input = Make(_target, number);
                _number = number;
                if (FuzzCheck.Fault(_target, Input, out bool accepted, out long allocated) is { } fault)
                {
                    Assert.Fail($"input {number} of {_target.Name}, kept in {FuzzCorpus.Keep(_target.Name, Input)}: {fault}");
                }

                Accepted += accepted ? 1 : 0;
                Most = Math.Max(Most, Input.Length < Megabyte ? allocated : 0);
            }
        }
    }
}
