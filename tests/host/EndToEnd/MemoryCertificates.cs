using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoLpa;
using NanoLpa.Firmware;

namespace HostTests.EndToEnd;

/// <summary>A board's store whose root certificates can be looked at, changed, and lost.</summary>
internal sealed class MemoryCertificates : ISettingsStore
{
    private const int First = 4;
    private readonly byte[]?[] _slots = new byte[6][];

    /// <summary>Whether the places of certificates can neither be read nor written.</summary>
    public bool Fails { get; set; }

    /// <summary>Writes to places of certificates that still succeed; the next one is torn. Negative: all do.</summary>
    public int WritesLeft { get; set; } = -1;

    /// <summary>The text in both places.</summary>
    public string Pem
    {
        set => _slots[First] = _slots[First + 1] = Encoding.ASCII.GetBytes(value);
    }

    public byte[]? Read(int slot) => Fails && slot >= First ? throw new LpaException(LpaError.SettingsStore) : _slots[slot];

    public void Write(int slot, byte[] data)
    {
        if (slot >= First && (Fails || WritesLeft-- == 0))
        {
            _slots[slot] = Fails ? _slots[slot] : data[..(data.Length / 2 + 1)];
            Fails = true;
            throw new LpaException(LpaError.SettingsStore);
        }

        _slots[slot] = [.. data];
    }

    /// <summary>Common names of what is in one of the places.</summary>
    public string[] Names(int place = 0)
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPem(Encoding.ASCII.GetString(_slots[First + place] ?? []));
        return [.. roots.Select(r => r.GetNameInfo(X509NameType.SimpleName, false))];
    }
}
