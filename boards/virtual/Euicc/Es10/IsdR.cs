using System.Security.Cryptography;
using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>The ISD-R: takes requests in STORE DATA blocks and hands each to the function with its tag.</summary>
internal sealed class IsdR : ICardApplication
{
    private readonly EuiccState _state;
    private readonly Dictionary<int, StoreData> _channels = [];
    private readonly Dictionary<uint, Func<Tlv, ApduAnswer>> _functions;

    public IsdR(EuiccState state)
    {
        _state = state;
        EuiccInformation information = new(state);
        ServerAuthentication authentication = new(state);
        DownloadPreparation preparation = new(state);
        SessionCancellation cancellation = new(state);
        NotificationFunctions notifications = new(state);
        ProfileSwitch profileSwitch = new(state);
        ProfileRemoval removal = new(state);
        ProfileQueries queries = new(state);
        _functions = new Dictionary<uint, Func<Tlv, ApduAnswer>>
        {
            [0xBF20] = request => Ok(information.GetEuiccInfo1()),
            [0xBF22] = request => Ok(information.GetEuiccInfo2()),
            [0xBF3E] = request => Ok(information.GetEid(request)),
            [0xBF3C] = request => Ok(information.GetConfiguredAddresses()),
            [0xBF3F] = request => Ok(information.SetDefaultDpAddress(request)),
            [0xBF43] = request => Ok(information.GetRulesAuthorisationTable()),
            [0xBF2E] = request => Ok(authentication.GetChallenge()),
            [0xBF38] = request => Ok(authentication.AuthenticateServer(request)),
            [0xBF21] = request => Ok(preparation.PrepareDownload(request)),
            [0xBF41] = request => Ok(cancellation.CancelSession(request)),
            [0xBF28] = request => Ok(notifications.List(request)),
            [0xBF2B] = request => Ok(notifications.Retrieve(request)),
            [0xBF30] = request => Ok(notifications.Remove(request)),
            [0xBF2D] = request => Ok(queries.GetProfilesInfo(request)),
            [0xBF29] = request => Ok(queries.SetNickname(request)),
            [0xBF31] = profileSwitch.Enable,
            [0xBF32] = profileSwitch.Disable,
            [0xBF33] = request => Ok(removal.Delete(request)),
            [0xBF34] = removal.ResetMemory,
        };
    }

    public byte[] Aid => _state.Options.IsdrAid;

    public byte[] Select(int channel)
    {
        _channels[channel] = new StoreData();
        return Der.Encode(
            0x6F,
            Der.Encode(0x84, Aid.AsSpan()),
            Convert.FromHexString("A5049F6501FF"),
            Der.Encode(0xE0, Der.Encode(0x82, _state.Options.Svn.AsSpan())));
    }

    public void Deselect(int channel) => _channels.Remove(channel);

    public ApduAnswer Process(ApduCommand command)
    {
        if (command.Instruction != 0xE2)
        {
            throw new CardException(StatusWord.InstructionNotSupported);
        }

        if (!command.IsProprietary)
        {
            throw new CardException(StatusWord.ClassNotSupported);
        }

        byte[]? request = _channels[command.Channel].Add(command);
        return request is null ? new ApduAnswer(StatusWord.Ok) : Process(request);
    }

    private ApduAnswer Process(byte[] request)
    {
        try
        {
            if (!Tlv.TryReadHeader(request, out uint tag, out _, out _))
            {
                throw new CardException(StatusWord.WrongData);
            }

            return tag switch
            {
                0xBF36 => Ok(BeginPackage().Take(request)),
                0xA0 or 0xA1 or 0xA2 or 0xA3 or 0x86 or 0x87 or 0x88 => Ok(RunningPackage().Take(request)),
                _ when _functions.TryGetValue(tag, out Func<Tlv, ApduAnswer>? function) => function(Tlv.Read(request)),
                _ => throw new CardException(StatusWord.DataNotFound),
            };
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return new ApduAnswer(StatusWord.WrongData);
        }
    }

    // LoadBoundProfilePackage begins: only behind a prepared download.
    private Package.PackageLoader BeginPackage()
    {
        RspSession? session = _state.Session;
        if (session is not { Server: { } server, Download: { } download })
        {
            throw new CardException(StatusWord.ConditionsNotSatisfied);
        }

        return session.Loader = new Package.PackageLoader(_state, server, download);
    }

    private Package.PackageLoader RunningPackage() =>
        _state.Session?.Loader ?? throw new CardException(StatusWord.ConditionsNotSatisfied);

    private static ApduAnswer Ok(byte[] data) => new(data, StatusWord.Ok);
}
