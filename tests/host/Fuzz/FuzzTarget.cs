namespace HostTests.Fuzz;

/// <summary>A decoder, and what it is fed.</summary>
/// <param name="Name">Folder of its corpus.</param>
/// <param name="Decode">Feeds it; all that happens follows from the input. May throw an LpaException and nothing else.</param>
/// <param name="Samples">Valid inputs.</param>
/// <param name="Structure">Makes inputs that have the shape of valid ones, and little else of them.</param>
internal sealed record FuzzTarget(string Name, Action<byte[]> Decode, IReadOnlyList<byte[]> Samples, Func<FuzzRandom, byte[]> Structure)
{
    /// <summary>Bytes of memory that a byte of input may cost.</summary>
    public int MemoryPerByte { get; init; } = 4;

    /// <summary>Whether memory says something: not where the fakes around the decoder keep all they see, or where .NET alone takes it.</summary>
    public bool MeasuresMemory { get; init; } = true;

    public override string ToString() => Name;
}
