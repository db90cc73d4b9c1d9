using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Euicc.Es10;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Lpm;

/// <summary>
/// KORE's LPM applet (Local Profile Management Guide): commands of its own, and three functions of ES10c. A switch takes
/// place at once; the REFRESH that tells the modem of it comes when the channel is closed.
/// </summary>
internal sealed class LpmApplet : ICardApplication
{
    private const byte StateDisabled = 0x1F;
    private const byte StateEnabled = 0x3F;
    private const byte UndefinedError = 0x7F;

    private readonly EuiccState _state;
    private readonly EuiccInformation _information;
    private readonly ProfileQueries _queries;
    private readonly ProfileSwitch _switch;
    private readonly Dictionary<int, StoreData> _channels = [];
    private string? _switchedTo;

    public LpmApplet(EuiccState state)
    {
        _state = state;
        _information = new EuiccInformation(state);
        _queries = new ProfileQueries(state);
        _switch = new ProfileSwitch(state);
    }

    public byte[] Aid { get; } = Convert.FromHexString("A000000815030040030902231003");

    public byte[] Select(int channel)
    {
        _channels[channel] = new StoreData();
        return [];
    }

    public void Deselect(int channel)
    {
        _channels.Remove(channel);
        if (_switchedTo is not null)
        {
            if (_state.Options.AnnounceRefresh)
            {
                _state.Proactive.Announce();
            }

            _state.Events.Enqueue(new EuiccEvent(_switchedTo, null));
            _switchedTo = null;
        }
    }

    /// <summary>As after power on: the modem has read the card anew, and needs no REFRESH.</summary>
    public void Reset() => _switchedTo = null;

    public ApduAnswer Process(ApduCommand command)
    {
        if (!command.IsProprietary)
        {
            throw new CardException(StatusWord.ClassNotSupported);
        }

        return command.Instruction switch
        {
            0x01 => Enable(command),
            0x16 => Query(command, Der.Encode(0x4C, _state.Eid.AsSpan())),
            0x18 => Query(command, Der.Join([.. _state.Profiles.All.Select(Template)])),
            0xE2 => _channels[command.Channel].Add(command) is { } request ? Es10(request) : new ApduAnswer(StatusWord.Ok),
            _ => throw new CardException(StatusWord.InstructionNotSupported),
        };
    }

    private static ApduAnswer Query(ApduCommand command, byte[] data)
    {
        RequireNoParameters(command);
        return command.Data.Length == 0 ? new ApduAnswer(data, StatusWord.Ok) : throw new CardException(StatusWord.WrongLength);
    }

    private static void RequireNoParameters(ApduCommand command)
    {
        if (command.P1 != 0 || command.P2 != 0)
        {
            throw new CardException(StatusWord.WrongParameters);
        }
    }

    private static byte[] Template(InstalledProfile profile) => Der.Encode(
        0xE3,
        Der.Encode(0x4F, profile.Aid.AsSpan()),
        Der.Encode(0x9F70, [profile.IsEnabled ? StateEnabled : StateDisabled]),
        Der.Encode(0x53, [profile.IsFallback ? (byte)1 : (byte)0]),
        Der.Encode(0x5A, Iccid.ToBytes(profile.Iccid).AsSpan()));

    private ApduAnswer Enable(ApduCommand command)
    {
        RequireNoParameters(command);
        if (command.Data.Length != 16)
        {
            throw new CardException(StatusWord.WrongLength);
        }

        byte[] request = Der.Encode(
            0xBF31, Der.Encode(0xA0, Der.Encode(0x4F, command.Data.AsSpan())), Der.Boolean(0x81, false));
        return new ApduAnswer(Switch(Tlv.Read(request)).Result switch
        {
            0 => StatusWord.Ok,
            1 => StatusWord.DataNotFound,
            2 => StatusWord.ConditionsNotSatisfied,
            3 => StatusWord.PolicyForbids,
            var other => throw new InvalidOperationException($"EnableProfile without refresh: {other}"),
        });
    }

    // Any other function of ES10c is ignored.
    private ApduAnswer Es10(byte[] bytes)
    {
        try
        {
            Tlv request = Tlv.Read(bytes);
            return request.Tag switch
            {
                0xBF3E => new ApduAnswer(_information.GetEid(request), StatusWord.Ok),
                0xBF2D => new ApduAnswer(_queries.GetProfilesInfo(request), StatusWord.Ok),
                0xBF31 => Es10Enable(request),
                _ => throw new CardException(StatusWord.DataNotFound),
            };
        }
        catch (FormatException)
        {
            throw new CardException(StatusWord.WrongData);
        }
    }

    private ApduAnswer Es10Enable(Tlv request)
    {
        (long result, ushort statusWord) = Switch(request);
        return result == 1
            ? new ApduAnswer(StatusWord.DataNotFound)
            : new ApduAnswer(Der.Encode(0xBF31, Der.Integer(0x80, result == 0 ? 0 : UndefinedError)), statusWord);
    }

    private (long Result, ushort StatusWord) Switch(Tlv request)
    {
        ApduAnswer answer = _switch.Enable(request);
        long result = Tlv.Read(answer.Data).Require(0x80).ToInteger();
        if (result == 0)
        {
            _switchedTo = _state.Profiles.Enabled?.Iccid;
        }

        return (result, answer.StatusWord);
    }
}
