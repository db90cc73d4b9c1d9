using System.Collections.Concurrent;
using NanoLpa.Virtual.Modem.Commands;

namespace NanoLpa.Virtual.Modem;

/// <summary>
/// Answers on byte streams as a Quectel modem does on its AT ports. The card, the files and the sockets belong to the
/// modem; echo, error format and command line belong to each port.
/// </summary>
public sealed class VirtualModem : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ModemPort> _ports = [];
    private readonly BackgroundWork _background;
    private readonly ModemBoot _boot;
    private readonly Lock _gate = new();
    private int _portsMade;
    private volatile int _baudRate;
    private TimeSpan _clockOffset;

    /// <summary>A modem that has been on for a while: registered, card ready, nothing open.</summary>
    /// <exception cref="ArgumentException">The IMEI is no IMEI.</exception>
    public VirtualModem(ModemOptions options)
    {
        if (!Modem.Imei.IsValid(options.Imei))
        {
            throw new ArgumentException($"{options.Imei} is no IMEI: 15 digits with a Luhn check digit", nameof(options));
        }

        Options = options;
        _baudRate = options.BaudRate;
        _boot = new ModemBoot(this);
        Keys = new PowerKeys(this);
        Network = new RadioNetwork(this);
        _background = new BackgroundWork(text => options.Trace?.Invoke(text), _stop.Token);
        Sim = new SimSlot(options);
        Files = new FileStore(options);
        Pdp = new PdpContexts();
        Tls = new TlsSockets(this);
        GeneralCommands.Register(Commands);
        SimCommands.Register(Commands);
        ChannelCommands.Register(Commands);
        NetworkCommands.Register(Commands);
        RadioCommands.Register(Commands);
        PdpCommands.Register(Commands);
        FileCommands.Register(Commands);
        TlsConfigurationCommands.Register(Commands);
        TlsSocketCommands.Register(Commands);
        if (_boot.IsOn)
        {
            Network.Start();
        }
        else
        {
            Sim.PowerOff();
        }
    }

    /// <summary>What the modem was made of; hooks may be changed at any time.</summary>
    public ModemOptions Options { get; }

    /// <summary>PWRKEY and RESET.</summary>
    public PowerKeys Keys { get; }

    /// <summary>Whether the module is on; one that boots is.</summary>
    public bool PoweredOn => _boot.IsOn;

    /// <summary>Bits per second of the UART (AT+IPR); kept when the modem is switched off.</summary>
    public int BaudRate
    {
        get => _baudRate;
        internal set => _baudRate = value;
    }

    /// <summary>AT+IFC=2,2: the modem waits for RTS before it says anything.</summary>
    public bool FlowControl { get; internal set; }

    /// <summary>How often AT+CFUN has set something: each time wears the flash.</summary>
    public int FunctionalityChanges { get; private set; }

    /// <summary>How often AT+QCFG or AT+QICSGP has set something: each time wears the flash.</summary>
    public int SettingsWritten => Radio.Writes + Pdp.Writes;

    /// <summary>TLS sockets that are open or about to be.</summary>
    public int OpenSockets => Tls.OpenCount;

    /// <summary>The files in its storage, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> StoredFiles => Files.All();

    /// <summary>AT ports that are served.</summary>
    public int OpenPorts => Ports().Length;

    internal RadioNetwork Network { get; }

    internal RadioCommands.RadioSettings Radio { get; } = new();

    internal CommandTable Commands { get; } = new();

    internal SimSlot Sim { get; }

    internal FileStore Files { get; }

    internal PdpContexts Pdp { get; }

    internal TlsSockets Tls { get; }

    /// <summary>AT+CFUN: 0 all off, 1 on, 4 radio off.</summary>
    internal int Functionality { get; private set; } = 1;

    /// <summary>AT+CREG, AT+CGREG, AT+CEREG: which report is asked for.</summary>
    internal ConcurrentDictionary<string, int> ReportModes { get; } = new();

    /// <summary>AT+QURCCFG="urcport"; only remembered: every port of this modem gets its messages.</summary>
    internal string UrcPort { get; set; } = "uart1";

    /// <summary>The ports are deaf.</summary>
    internal bool Booting => _boot.IsDeaf;

    internal CancellationToken Stopped => _stop.Token;

    internal bool Registered => Functionality == 1 && Network.Registered && (Options.NetworkAvailable?.Invoke() ?? true)
        && (Network.IsStale || Options.AdmittedIccids is not { } admitted || (Sim.Iccid is { } iccid && admitted.Contains(iccid)));

    /// <summary>The modem's clock: the network's, unless AT+CCLK has set it.</summary>
    internal DateTimeOffset Now
    {
        get => Options.Clock() + _clockOffset;
        set => _clockOffset = value - Options.Clock();
    }

    /// <summary>Is one AT port until the stream ends, the token is cancelled or the modem is disposed.</summary>
    /// <param name="duplex">Not closed by the modem. Any number of ports may be served at once.</param>
    /// <param name="cancellationToken">Ends this port.</param>
    public Task ServeAsync(Stream duplex, CancellationToken cancellationToken = default) => ServeAsync(duplex, null, cancellationToken);

    /// <summary>As <see cref="ServeAsync(Stream, CancellationToken)"/>, on a UART: at different speeds both sides see garbage.</summary>
    /// <param name="duplex">Not closed by the modem.</param>
    /// <param name="hostRate">The host's speed now, in bits per second; null where speed does not matter.</param>
    /// <param name="cancellationToken">Ends this port.</param>
    public async Task ServeAsync(Stream duplex, Func<int>? hostRate, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stop.Token);
        await Task.Yield();
        ModemPort port;
        lock (_gate)
        {
            port = new ModemPort(this, duplex, _portsMade++, hostRate, stop.Token);
            _ports.Add(port);
        }

        try
        {
            await port.RunAsync(stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The host is gone, or this port was told to end.
        }
        finally
        {
            lock (_gate)
            {
                _ports.Remove(port);
            }
        }
    }

    /// <summary>Restarts the modem: sockets and PDP contexts are gone, the card is reset, ports are deaf until RDY.</summary>
    public void Reboot() => _boot.Reboot();

    /// <summary>PWRKEY was pressed at a modem that was off.</summary>
    internal void SwitchOn() => _boot.SwitchOn();

    /// <summary>PWRKEY was pressed at a modem that was on.</summary>
    internal void SwitchOff() => _boot.SwitchOff();

    /// <summary>RESET was pressed.</summary>
    internal void Recover() => _boot.Recover();

    /// <summary>
    /// The card's proactive REFRESH after a profile switch: resets the card and announces it, and leaves the network to come
    /// back with the new profile, if there is one that lets it in. May be called from within
    /// <see cref="ModemOptions.Card"/>; the reset comes after the answer to that APDU.
    /// </summary>
    public void SimRefresh()
    {
        if (Options.TakesUpBy == TakeUp.Refresh)
        {
            _boot.RefreshCard();
        }
    }

    /// <summary>Has the modem take another PDP context than its sockets use, as one was seen to: AT+QIACT? still shows the old one.</summary>
    public void Drift(int other)
    {
        Tls.CloseAll();
        foreach (var context in Pdp.Defined.ToArray())
        {
            context.Active = false;
        }

        Pdp[other].Defined = true;
        Pdp[other].Active = true;
    }

    /// <summary>Whether the modem's own sockets can use a PDP context.</summary>
    public bool IsContextUp(int id) => Pdp.IsUp(id);

    /// <summary>Closes all sockets and ends all ports.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Tls.CloseAll();
        await _background.EndAsync().ConfigureAwait(false);
    }

    /// <summary>All on, as after a restart; that is no change that AT+CFUN made.</summary>
    internal void ResetFunctionality() => Functionality = 1;

    /// <summary>AT+CFUN=0, 1 or 4.</summary>
    internal void SetFunctionality(int value)
    {
        var before = Functionality;
        Functionality = value;
        FunctionalityChanges++;
        if (value != 1)
        {
            Tls.CloseAll();
            Pdp.Reset();
            Network.Stop();
        }
        else if (before != 1)
        {
            Network.Start();
        }

        if (value == 0)
        {
            Sim.PowerOff();
        }
        else if (before == 0)
        {
            _boot.ResetCard(TakeUp.Functionality);
        }
    }

    /// <summary>Sends an unsolicited line to every port.</summary>
    internal void Broadcast(string text)
    {
        foreach (var port in Ports())
        {
            port.Unsolicited(text);
        }
    }

    /// <summary>Runs something beside the ports, until it ends or the modem does.</summary>
    internal void Background(Func<CancellationToken, Task> work) => _background.Run(work);

    /// <summary>The ports that are served now.</summary>
    internal ModemPort[] Ports()
    {
        lock (_gate)
        {
            return [.. _ports];
        }
    }
}
