using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>
/// LoadBoundProfilePackage (SGP.22 section 5.7.6): takes the segments of a bound profile package in the order of
/// section 2.5.5 and works on each as it comes. Nothing of the profile stays unless the last one is right.
/// </summary>
internal sealed class PackageLoader
{
    private const byte Encrypted87 = 0x87;
    private const byte MacOnly88 = 0x88;
    private const byte Encrypted86 = 0x86;

    private readonly EuiccState _state;
    private readonly AuthenticatedServer _server;
    private readonly PreparedDownload _download;
    private readonly SecureChannel _secureChannel;
    private readonly PackageInstaller _installer;
    private readonly List<byte> _plain = [];

    private Step _step = Step.Begin;
    private Scp03t? _scp03t;
    private int _leftInPackage;
    private int _leftInSequence;

    public PackageLoader(EuiccState state, AuthenticatedServer server, PreparedDownload download)
    {
        _state = state;
        _server = server;
        _download = download;
        _secureChannel = new SecureChannel(state, server, download);
        _installer = new PackageInstaller(state, server);
    }

    // What comes next.
    private enum Step
    {
        Begin,
        ConfigureIsdp,
        MetadataHeader,
        Metadata,
        KeysOrElementsHeader,
        Keys,
        ElementsHeader,
        Elements,
    }

    /// <summary>Takes one segment: nothing, or the ProfileInstallationResult behind the last or a wrong one.</summary>
    public byte[] Take(ReadOnlyMemory<byte> segment)
    {
        try
        {
            Continue(segment);
            return _step == Step.Elements && _leftInSequence == 0 ? Finish(_installer.Install()) : [];
        }
        catch (PackageException exception)
        {
            return Fail(exception.Reason, exception.Status);
        }
        catch (Scp03tException exception)
        {
            return Fail(exception.Fault == Scp03tFault.Structure ? BppError.Scp03tStructure : BppError.Scp03tSecurity);
        }
        catch (FormatException)
        {
            return Fail(_step == Step.Begin ? BppError.IncorrectInputValues : BppError.Scp03tStructure);
        }
    }

    private void Continue(ReadOnlyMemory<byte> segment)
    {
        if (_step != Step.Begin)
        {
            _leftInPackage -= segment.Length;
            if (_leftInPackage < 0)
            {
                throw new TlvException("longer than the package");
            }
        }

        switch (_step)
        {
            case Step.Begin:
                ReadOnlyMemory<byte> request = Enter(segment, 0xBF36, out _leftInPackage);
                _leftInPackage -= request.Length;
                _scp03t = _secureChannel.Initialise(Tlv.Read(request, 0xBF23));
                _step = Step.ConfigureIsdp;
                break;
            case Step.ConfigureIsdp:
                TakeSequence(segment, 0xA0, Encrypted87, _installer.ConfigureIsdp, Step.MetadataHeader);
                break;
            case Step.MetadataHeader:
                EnterAlone(segment, 0xA1, Step.Metadata);
                break;
            case Step.Metadata:
                TakeProtected(segment, MacOnly88);
                EndSequence(_installer.StoreMetadata, Step.KeysOrElementsHeader);
                break;
            case Step.KeysOrElementsHeader when segment.Span[0] == 0xA2:
                _step = Step.Keys;
                TakeSequence(segment, 0xA2, Encrypted87, ReplaceKeys, Step.ElementsHeader);
                break;
            case Step.Keys:
                TakeSequence(segment, 0xA2, Encrypted87, ReplaceKeys, Step.ElementsHeader);
                break;
            case Step.KeysOrElementsHeader:
            case Step.ElementsHeader:
                EnterAlone(segment, 0xA3, Step.Elements);
                break;
            case Step.Elements:
                TakeProtected(segment, Encrypted86);
                _installer.TakeElements([.. _plain]);
                _plain.Clear();
                break;
        }
    }

    // A sequence that comes together with its tag and length; what does not fit in the segment follows TLV by TLV.
    private void TakeSequence(
        ReadOnlyMemory<byte> segment, uint sequenceTag, byte tag, Action<Tlv> complete, Step next)
    {
        ReadOnlyMemory<byte> content =
            _leftInSequence == 0 ? Enter(segment, sequenceTag, out _leftInSequence) : segment;
        while (!content.IsEmpty)
        {
            Tlv part = Tlv.ReadFirst(content);
            TakeProtected(part.Raw, tag);
            content = content[part.Raw.Length..];
        }

        EndSequence(complete, next);
    }

    private void TakeProtected(ReadOnlyMemory<byte> segment, byte tag)
    {
        Tlv part = Tlv.Read(segment, tag);
        _leftInSequence -= segment.Length;
        if (_leftInSequence < 0)
        {
            throw new TlvException("longer than the sequence");
        }

        _plain.AddRange(tag == MacOnly88
            ? _scp03t!.VerifyMac(tag, part.Raw.Span)
            : _scp03t!.Decrypt(tag, part.Raw.Span));
    }

    private void EndSequence(Action<Tlv> complete, Step next)
    {
        if (_leftInSequence > 0)
        {
            return;
        }

        try
        {
            complete(Tlv.Read(_plain.ToArray()));
        }
        catch (FormatException)
        {
            throw new PackageException(BppError.IncorrectInputValues);
        }

        _plain.Clear();
        _step = next;
    }

    private void ReplaceKeys(Tlv request) => _scp03t!.ReplaceKeys(SecureChannel.ReadReplacedKeys(request));

    private void EnterAlone(ReadOnlyMemory<byte> segment, uint tag, Step next)
    {
        if (!Enter(segment, tag, out _leftInSequence).IsEmpty || _leftInSequence == 0
            || (next == Step.Elements && _leftInSequence != _leftInPackage))
        {
            throw new TlvException("only tag and length belong in this segment");
        }

        _step = next;
    }

    // Tag and length; what follows them in the segment is returned.
    private static ReadOnlyMemory<byte> Enter(ReadOnlyMemory<byte> segment, uint tag, out int length)
    {
        if (!Tlv.TryReadHeader(segment.Span, out uint found, out int headerLength, out length) || found != tag)
        {
            throw new TlvException("another tag");
        }

        return segment[headerLength..];
    }

    private byte[] Fail(BppError reason, PeStatus status = PeStatus.Ok)
    {
        BppCommand command = _step switch
        {
            Step.Begin => BppCommand.InitialiseSecureChannel,
            Step.ConfigureIsdp => BppCommand.ConfigureIsdp,
            Step.MetadataHeader or Step.Metadata => BppCommand.StoreMetadata,
            Step.Keys => BppCommand.ReplaceSessionKeys,
            _ => BppCommand.LoadProfileElements,
        };
        return Finish(InstallationResult.Failure(_state, _server, _installer.Iccid, command, reason, status));
    }

    // The session is over; the one-time key pair has done its work.
    private byte[] Finish(byte[] result)
    {
        _state.Forget(_download.OneTimeKey);
        _state.Session = null;
        return result;
    }
}
