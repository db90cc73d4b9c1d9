using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Euicc.Es10;
using NanoLpa.Virtual.Euicc.Lpm;

namespace NanoLpa.Virtual.Euicc;

/// <summary>
/// An eUICC without a chip: command APDUs in, answers out, with the functions of SGP.22 v2.2.2 ES10a, ES10b and ES10c
/// and their real cryptography. Several threads may use it.
/// </summary>
public sealed class VirtualEuicc
{
    private readonly Lock _lock = new();
    private readonly EuiccState _state;
    private readonly LpmApplet? _lpm;
    private readonly Channels _channels;
    private readonly CardInterpreter _interpreter;

    /// <summary>An eUICC as it leaves the factory.</summary>
    public VirtualEuicc(EuiccCredentials credentials, EuiccOptions? options = null)
    {
        options ??= new EuiccOptions();
        _state = new EuiccState(credentials, options);
        _lpm = options.Kind is EuiccKind.Consumer ? null : new LpmApplet(_state);
        ICardApplication?[] managers = [options.Kind is EuiccKind.Lpm ? null : new IsdR(_state), _lpm];
        _channels = new Channels(options, [.. managers.OfType<ICardApplication>(), .. options.Applications]);
        _interpreter = new CardInterpreter(options, _channels, _state.Proactive);
        _channels.Reset();
    }

    /// <summary>A profile was installed, enabled, disabled or deleted. Raised behind the answer to the command.</summary>
    public event EventHandler<ProfileStateChangedEventArgs>? ProfileStateChanged;

    /// <summary>A profile was switched with the refresh flag: a terminal would now reset the card.</summary>
    public event EventHandler? RefreshRequested;

    /// <summary>Fault hook: sees each command first; what it returns is the answer, null lets the card answer.</summary>
    public Func<byte[], byte[]?>? Intercept { get; set; }

    /// <summary>The EID, 32 digits.</summary>
    public string Eid => Convert.ToHexString(_state.Eid);

    /// <summary>The profiles, oldest first.</summary>
    public IReadOnlyList<InstalledProfile> Profiles => Locked(() => _state.Profiles.All.ToList());

    /// <summary>The pending notifications, oldest first.</summary>
    public IReadOnlyList<PendingNotification> Notifications => Locked(() => _state.Notifications.All.ToList());

    /// <summary>ICCID of the enabled profile, digits; null when none is enabled.</summary>
    public string? EnabledIccid => Locked(() => _state.Profiles.Enabled?.Iccid);

    /// <summary>Bytes left for profiles.</summary>
    public int FreeMemory => Locked(() => _state.Profiles.FreeMemory);

    /// <summary>The default SM-DP+ address; empty when there is none.</summary>
    public string DefaultDpAddress => Locked(() => _state.DefaultDpAddress);

    /// <summary>Open logical channels besides the basic channel.</summary>
    public int OpenChannels => Locked(() => _channels.OpenCount);

    /// <summary>Whether an RSP session goes on, in which a server has been authenticated.</summary>
    public bool HasSession => Locked(() => _state.Session?.Server is not null);

    /// <summary>The number that the next notification gets.</summary>
    public int NextSequenceNumber => Locked(() => _state.Notifications.NextSequenceNumber);

    /// <summary>True: the terminal is busy with a proactive command, switching with the refresh flag says catBusy.</summary>
    public bool CatBusy
    {
        get => Locked(() => _state.IsCatBusy);
        set => Locked(() => _state.IsCatBusy = value);
    }

    /// <summary>One command APDU in; response data, SW1 and SW2 out.</summary>
    public byte[] Transmit(ReadOnlySpan<byte> commandApdu)
    {
        if (Intercept?.Invoke(commandApdu.ToArray()) is { } intercepted)
        {
            return intercepted;
        }

        byte[] answer;
        EuiccEvent[] events;
        lock (_lock)
        {
            answer = _interpreter.Process(commandApdu).ToBytes();

            // A terminal hears of a REFRESH with the last part of an answer, not while the rest waits for GET RESPONSE.
            events = answer[^2] == 0x61 ? [] : [.. _state.Events];
            if (events.Length > 0)
            {
                _state.Events.Clear();
            }
        }

        foreach (EuiccEvent @event in events)
        {
            Raise(@event);
        }

        return answer;
    }

    /// <summary>Power off and on, or a reset: channels closed, the RSP session forgotten; profiles and notifications stay.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _lpm?.Reset();
            _channels.Reset();
            _state.Proactive.Reset();
            _state.Session = null;
        }
    }

    private void Raise(EuiccEvent @event)
    {
        if (@event.Change is { } change)
        {
            ProfileStateChanged?.Invoke(this, new ProfileStateChangedEventArgs(@event.Iccid, change));
        }
        else
        {
            RefreshRequested?.Invoke(this, EventArgs.Empty);
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}

/// <summary>What happened to which profile.</summary>
public sealed class ProfileStateChangedEventArgs(string iccid, NotificationEvent change) : EventArgs
{
    /// <summary>ICCID, digits.</summary>
    public string Iccid { get; } = iccid;

    /// <summary>What happened.</summary>
    public NotificationEvent Change { get; } = change;
}
