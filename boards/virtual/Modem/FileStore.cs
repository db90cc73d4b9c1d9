namespace NanoLpa.Virtual.Modem;

/// <summary>The modem's file system (UFS). "UFS:" before a name means the same file.</summary>
internal sealed class FileStore(ModemOptions options)
{
    private const int LongestName = 80;

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public int Free
    {
        get
        {
            lock (_gate)
            {
                return options.FileSpace - _files.Values.Sum(content => content.Length);
            }
        }
    }

    public byte[]? Read(string name)
    {
        lock (_gate)
        {
            return _files.GetValueOrDefault(Plain(name));
        }
    }

    /// <summary>Whether a file of this name and size may be made.</summary>
    public AtResult Check(string name, int size)
    {
        if (Plain(name).Length is 0 or > LongestName || Plain(name).AsSpan().ContainsAny("*:"))
        {
            return AtResult.Cme(CmeErrors.InvalidFileName);
        }

        if (Read(name) is not null)
        {
            return AtResult.Cme(CmeErrors.FileExists);
        }

        return size <= Free ? AtResult.Ok : AtResult.Cme(CmeErrors.DriveFull);
    }

    public void Write(string name, byte[] content)
    {
        lock (_gate)
        {
            _files[Plain(name)] = content;
        }
    }

    /// <summary>Deletes a file, or all when the name is "*".</summary>
    public bool Delete(string name)
    {
        lock (_gate)
        {
            if (Plain(name) != "*")
            {
                return _files.Remove(Plain(name));
            }

            _files.Clear();
            return true;
        }
    }

    /// <summary>Names and sizes of all files, or of one; names come back in the form they were asked for.</summary>
    public List<(string Name, int Size)> List(string name)
    {
        var prefix = name[..^Plain(name).Length];
        lock (_gate)
        {
            return [.. _files.Where(file => Plain(name) == "*" || file.Key == Plain(name)).Select(file => (prefix + file.Key, file.Value.Length))];
        }
    }

    /// <summary>A copy of all files.</summary>
    public Dictionary<string, byte[]> All()
    {
        lock (_gate)
        {
            return new Dictionary<string, byte[]>(_files);
        }
    }

    /// <summary>The checksum of AT+QFUPL: exclusive or of big-endian 16-bit words, an odd tail padded with zero.</summary>
    public static int Checksum(ReadOnlySpan<byte> content)
    {
        var sum = 0;
        for (var i = 0; i < content.Length; i++)
        {
            sum ^= i % 2 == 0 ? content[i] << 8 : content[i];
        }

        return sum;
    }

    private static string Plain(string name) => name.StartsWith("UFS:", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
}
