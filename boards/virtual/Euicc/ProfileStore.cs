using System.Buffers.Binary;

namespace NanoLpa.Virtual.Euicc;

/// <summary>The profiles on the eUICC and the memory they take. At most one is enabled.</summary>
internal sealed class ProfileStore
{
    private static readonly byte[] s_isdpAid = Convert.FromHexString("A0000005591010FFFFFFFF8900000000");

    private readonly List<InstalledProfile> _profiles = [];
    private ushort _nextIsdp = 0x1110;

    public ProfileStore(EuiccOptions options)
    {
        FreeMemory = options.FreeMemory;
        foreach (InstalledProfile profile in options.Profiles)
        {
            Add(profile);
        }
    }

    /// <summary>Bytes left for profiles.</summary>
    public int FreeMemory { get; private set; }

    /// <summary>The profiles, oldest first.</summary>
    public IReadOnlyList<InstalledProfile> All => _profiles;

    /// <summary>The enabled profile, or null.</summary>
    public InstalledProfile? Enabled => _profiles.Find(profile => profile.IsEnabled);

    /// <summary>The profile with this ICCID, or null.</summary>
    public InstalledProfile? FindIccid(string iccid) => _profiles.Find(profile => profile.Iccid == iccid);

    /// <summary>The profile with this ISD-P AID, or null.</summary>
    public InstalledProfile? FindAid(ReadOnlySpan<byte> aid)
    {
        foreach (InstalledProfile profile in _profiles)
        {
            if (aid.SequenceEqual(profile.Aid))
            {
                return profile;
            }
        }

        return null;
    }

    /// <summary>Adds a profile; it gets the AID of a new ISD-P.</summary>
    public void Add(InstalledProfile profile)
    {
        if (FindIccid(profile.Iccid) is not null || (profile.IsEnabled && Enabled is not null))
        {
            throw new ArgumentException("ICCID there already, or a second enabled profile", nameof(profile));
        }

        profile.Aid = profile.FixedAid ?? NextAid();
        FreeMemory -= profile.Size;
        _profiles.Add(profile);
    }

    private byte[] NextAid()
    {
        byte[] aid = (byte[])s_isdpAid.Clone();
        BinaryPrimitives.WriteUInt16BigEndian(aid.AsSpan(14), _nextIsdp++);
        return aid;
    }

    /// <summary>Removes a profile and gives its memory back.</summary>
    public void Remove(InstalledProfile profile)
    {
        if (_profiles.Remove(profile))
        {
            FreeMemory += profile.Size;
        }
    }
}
