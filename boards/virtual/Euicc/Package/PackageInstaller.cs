using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>
/// Makes a profile of what a bound profile package holds: ConfigureISDP and StoreMetadata (SGP.22 section 5.5.2, 5.5.3)
/// and the profile elements. The content of the elements is not looked into, except for the ICCID in the header.
/// </summary>
internal sealed class PackageInstaller(EuiccState state, AuthenticatedServer server)
{
    private const uint ProfileHeader = 0xA0;
    private const uint ProfileEnd = 0xAA;
    private const int IccidLength = 10;

    private readonly List<byte> _incomplete = [];

    private byte[]? _proprietaryData;
    private InstalledProfile? _profile;
    private int _loaded;
    private bool _isHeaderThere;
    private bool _isEndThere;

    /// <summary>The ICCID in the metadata, once they are there.</summary>
    public string? Iccid { get; private set; }

    /// <summary>ConfigureISDPRequest (BF24).</summary>
    public void ConfigureIsdp(Tlv request)
    {
        Tlv? data = request.Find(0xB8);
        if (request.Tag != 0xBF24 || (data is not null && data.Require(0x06).ToOid() != server.SmdpOid))
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }

        _proprietaryData = data?.ToArray();
    }

    /// <summary>StoreMetadataRequest (BF25).</summary>
    public void StoreMetadata(Tlv request)
    {
        if (request.Tag != 0xBF25 || request.Require(0x5A).Value.Length != IccidLength)
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }

        InstalledProfile profile = InstalledProfile.FromMetadata(request);
        profile.ProprietaryData = _proprietaryData;
        profile.IsFieldLoaded = true;
        Iccid = profile.Iccid;
        if (!Enum.IsDefined(profile.Class))
        {
            throw new PackageException(BppError.UnsupportedProfileClass);
        }

        if (state.Profiles.FindIccid(profile.Iccid) is not null)
        {
            throw new PackageException(BppError.IccidAlreadyExists);
        }

        if (!PolicyRules.Allow(state, profile))
        {
            throw new PackageException(BppError.PprNotAllowed);
        }

        _profile = profile;
    }

    /// <summary>Decrypted bytes of the profile package; elements may be cut anywhere.</summary>
    public void TakeElements(byte[] plain)
    {
        _loaded += plain.Length;
        if (_loaded > state.Profiles.FreeMemory)
        {
            throw new PackageException(BppError.InsufficientMemory, PeStatus.NotEnoughMemory);
        }

        _incomplete.AddRange(plain);
        ReadOnlyMemory<byte> left = _incomplete.ToArray();
        while (Tlv.TryReadFirst(left, out Tlv? element))
        {
            TakeElement(element);
            left = left[element.Raw.Length..];
        }

        _incomplete.Clear();
        _incomplete.AddRange(left.Span);
    }

    /// <summary>Behind the last element: the profile is there, with its notifications.</summary>
    public byte[] Install()
    {
        if (!_isEndThere || _incomplete.Count > 0)
        {
            throw new PackageException(BppError.PeProcessing, PeStatus.InvalidRequestFormat);
        }

        InstalledProfile profile = _profile!;
        profile.Size = _loaded;
        state.Profiles.Add(profile);
        byte[] result = InstallationResult.Success(state, server, profile);
        state.Notifications.Add(profile, NotificationEvent.Install);
        state.Events.Enqueue(new EuiccEvent(profile.Iccid, NotificationEvent.Install));
        return result;
    }

    private void TakeElement(Tlv element)
    {
        if (_isEndThere || (!_isHeaderThere && element.Tag != ProfileHeader) || (element.Raw.Span[0] & 0xC0) != 0x80)
        {
            throw new PackageException(BppError.PeProcessing, PeStatus.InvalidRequestFormat);
        }

        if (!_isHeaderThere)
        {
            CheckHeader(element);
            _isHeaderThere = true;
        }

        _isEndThere = element.Tag == ProfileEnd;
    }

    // The header has the digits of the ICCID in their order; some packages have them as in EF_ICCID.
    private void CheckHeader(Tlv header)
    {
        byte[]? iccid;
        try
        {
            iccid = header.Find(0x83)?.ToArray();
        }
        catch (TlvException)
        {
            iccid = null;
        }

        if (iccid is null)
        {
            throw new PackageException(BppError.PeProcessing, PeStatus.BadValues);
        }

        byte[] expected = Rsp.Iccid.ToBytes(_profile!.Iccid);
        if (!expected.AsSpan().SequenceEqual(Rsp.Iccid.Swap(iccid)) && !expected.AsSpan().SequenceEqual(iccid))
        {
            throw new PackageException(BppError.IccidMismatch, PeStatus.BadValues);
        }
    }
}
