namespace NanoLpa.Virtual.Modem;

/// <summary>The &lt;stat&gt; of AT+CEREG and its like.</summary>
public enum NetworkState
{
    /// <summary>Not registered, not searching.</summary>
    Idle = 0,

    /// <summary>Registered at home.</summary>
    Home = 1,

    /// <summary>Searching.</summary>
    Searching = 2,

    /// <summary>Refused.</summary>
    Denied = 3,

    /// <summary>Out of coverage.</summary>
    Unknown = 4,

    /// <summary>Registered elsewhere.</summary>
    Roaming = 5,
}

/// <summary>One turn of a registration.</summary>
/// <param name="After">Since the turn before, or since the radio was switched on.</param>
/// <param name="State">How the modem then stands with the network.</param>
/// <param name="Cause">Why it was refused: EMM cause; 0: none given.</param>
public sealed record NetworkTurn(TimeSpan After, NetworkState State, int Cause = 0);

/// <summary>The network around the modem: plays <see cref="ModemOptions.Registration"/> from the moment the radio is on.</summary>
internal sealed class RadioNetwork(VirtualModem modem)
{
    private static readonly string[] Reports = ["+CREG", "+CGREG", "+CEREG"];

    private readonly Lock _gate = new();
    private NetworkTurn _now = new(TimeSpan.Zero, NetworkState.Idle);
    private int _run;
    private int _staleRun = -1;

    public NetworkTurn Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public bool Registered => Now.State is NetworkState.Home or NetworkState.Roaming;

    /// <summary>Whether the modem tells of a registration that it had with another profile.</summary>
    public bool IsStale
    {
        get
        {
            lock (_gate)
            {
                return _run == _staleRun;
            }
        }
    }

    /// <summary>A REFRESH begins; where <see cref="ModemOptions.StaleRegistration"/> says so, what is registered seems to stay.</summary>
    /// <returns>Which run of the network it falls into.</returns>
    public int Hold()
    {
        var isHeld = modem.Options.StaleRegistration != TimeSpan.Zero && modem.Registered;
        lock (_gate)
        {
            _staleRun = isHeld ? _run : _staleRun;
            return _run;
        }
    }

    /// <summary>The modem leaves the network, unless something else has come in between.</summary>
    /// <returns>The run that begins.</returns>
    public int Leave(int run)
    {
        lock (_gate)
        {
            if (run != _run || modem.Functionality != 1)
            {
                return -1;
            }

            run = ++_run;
            _now = new NetworkTurn(TimeSpan.Zero, NetworkState.Searching);
        }

        Report();
        return run;
    }

    /// <summary>It looks for a network again, unless something else has come in between.</summary>
    public void Return(int run)
    {
        lock (_gate)
        {
            if (run != _run)
            {
                return;
            }
        }

        Start();
        Report();
    }

    /// <summary>The radio is on. Without a script the home network is there at once.</summary>
    public void Start()
    {
        if (modem.Options.Registration is not { } script)
        {
            Take(Begin(), new NetworkTurn(TimeSpan.Zero, NetworkState.Home));
            return;
        }

        var run = Begin();
        Take(run, new NetworkTurn(TimeSpan.Zero, NetworkState.Searching));
        modem.Background(async stop =>
        {
            foreach (var turn in script)
            {
                await Task.Delay(turn.After, stop).ConfigureAwait(false);
                if (!Take(run, turn))
                {
                    return;
                }

                Report();
            }
        });
    }

    /// <summary>The radio is off.</summary>
    public void Stop() => Take(Begin(), new NetworkTurn(TimeSpan.Zero, NetworkState.Idle));

    /// <summary>What AT+CREG?, AT+CGREG? or AT+CEREG? say behind their &lt;n&gt;.</summary>
    public string Describe(string name, int mode)
    {
        var now = modem.Registered || !Registered ? Now : new NetworkTurn(TimeSpan.Zero, NetworkState.Searching);
        var technology = modem.Options.Model == ModemModel.BG95 ? 8 : 7;
        var cell = mode >= 2 && modem.Registered ? $",\"0001\",\"01A2D001\",{technology}" : "";
        var fields = name == "+CGREG" ? ",,,,," : ",,,,";
        var cause = mode == 3 && now.State == NetworkState.Denied && now.Cause != 0 ? $"{fields}0,{now.Cause}" : "";
        return (int)now.State + cell + cause;
    }

    private int Begin()
    {
        lock (_gate)
        {
            return ++_run;
        }
    }

    private bool Take(int run, NetworkTurn turn)
    {
        lock (_gate)
        {
            if (run != _run)
            {
                return false;
            }

            _now = turn;
        }

        if (modem.Registered)
        {
            modem.Pdp.Attach();
        }

        return true;
    }

    private void Report()
    {
        foreach (var name in Reports)
        {
            if (modem.ReportModes.GetValueOrDefault(name) is var mode and > 0)
            {
                modem.Broadcast($"{name}: {Describe(name, mode)}");
            }
        }
    }
}
