using NanoLpa;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Modem;
using NanoLpa.Virtual.Pki;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Faults;

/// <summary>A virtual board and a device on it, in which one exchange goes wrong.</summary>
internal sealed class FaultBench : IAsyncDisposable
{
    /// <summary>How long a server may take; servers that are late are later.</summary>
    public static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(2);

    /// <summary>By when whatever is done must have come to an end.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    // What was not cancelled waits there for its deadline.
    private const int MostSessions = 4;

    private static readonly TestPki Pki = TestPki.Create();
    private readonly ModemOptions _modem;
    private int _exchanges;
    private int _faultAt = -1;
    private AtFault _fault;
    private Fault? _serverFault;
    private (Es9Function Function, HttpFault Fault)? _callFault;

    private FaultBench(VirtualBoard board, ModemOptions modem)
    {
        Board = board;
        _modem = modem;
        board.Smdp!.AddOrder(Order);
        board.Smdp.Executed += Strike;
        _modem.Faults = Strike;
        FreeMemory = board.Euicc.FreeMemory;
        FirstNotification = board.Euicc.NextSequenceNumber;
    }

    public VirtualBoard Board { get; }

    /// <summary>What is downloaded.</summary>
    public ProfileOrder Order { get; } = new() { MatchingId = "FAULT", ProfileName = "Fault", ProfileSize = 1200 };

    /// <summary>Bytes that the eUICC had left in the beginning.</summary>
    public int FreeMemory { get; }

    /// <summary>The number of the first notification that the server must know of.</summary>
    public int FirstNotification { get; private set; }

    /// <summary>The device; another one after it was restarted.</summary>
    public FaultDevice Device { get; private set; } = null!;

    /// <summary>What the fault struck; null while it struck nothing.</summary>
    public string? Struck { get; private set; }

    /// <summary>How many faults have struck.</summary>
    public int Strikes { get; private set; }

    /// <summary>Exchanges with the modem since <see cref="Count"/>.</summary>
    public int Exchanges => _exchanges;

    /// <param name="attempts">How often a download is tried.</param>
    /// <param name="cards">How the modem reaches the card; null: over AT+CSIM.</param>
    /// <param name="le">What the card makes of Le.</param>
    public static async Task<FaultBench> StartAsync(int attempts, CardCommandOptions? cards = null, LeHabit le = LeHabit.Ignored)
    {
        var modem = new ModemOptions
        {
            BootTime = TimeSpan.FromMilliseconds(50),
            CardStartTime = TimeSpan.FromMilliseconds(10),
            DataInputTimeout = TimeSpan.FromMilliseconds(200),
            CardCommands = cards ?? new CardCommandOptions(),
        };
        var board = await VirtualBoard.StartAsync(new VirtualBoardOptions
        {
            Pki = Pki, Euicc = new EuiccOptions { Le = le }, Modem = modem, Smdp = new SmdpOptions { MaxSessions = MostSessions },
        });
        return new FaultBench(board, modem) { Device = new FaultDevice(board, attempts) };
    }

    /// <summary>Counts exchanges from now on.</summary>
    public void Count() => Interlocked.Exchange(ref _exchanges, 0);

    /// <summary>Has an exchange with the modem fail, counted from now on.</summary>
    public void FailAt(int exchange, AtFault fault)
    {
        (_faultAt, _fault, Struck) = (exchange, fault, null);
        Device.IsImpatient = exchange == 0;
        Count();
    }

    /// <summary>Has the next call of a function fail.</summary>
    public void FailCall(Es9Function function, HttpFault fault)
    {
        (_callFault, Struck) = ((function, fault), null);
        Board.Smdp!.Fault = _serverFault = FaultKinds.Make(function, fault);
    }

    /// <summary>Nothing fails any more.</summary>
    public void Heal()
    {
        (_faultAt, _callFault, _serverFault) = (-1, null, null);
        Device.IsImpatient = false;
        Device.Esim.Install = null;
        Board.Smdp!.Fault = null;
    }

    /// <summary>The server forgets what is over.</summary>
    public void ForgetPast()
    {
        Board.Smdp!.ForgetPast();
        FirstNotification = Board.Euicc.NextSequenceNumber;
    }

    /// <summary>Downloads the profile.</summary>
    /// <returns>0 or 1, as the callback says it; -1 when the device was restarted meanwhile.</returns>
    public Task<int> DownloadAsync() => DownloadAsync(Order);

    /// <summary>Downloads a profile.</summary>
    /// <returns>As <see cref="DownloadAsync()"/>.</returns>
    public async Task<int> DownloadAsync(ProfileOrder order)
    {
        var result = await Device.DownloadAsync(Board.Smdp!.ActivationCode(order)).WaitAsync(Deadline);
        return await RestartAsync() ? -1 : result;
    }

    /// <summary>Switches the device on again, if it was switched off.</summary>
    /// <returns>Whether it was.</returns>
    public async Task<bool> RestartAsync()
    {
        if (!Device.IsOff)
        {
            return false;
        }

        await Device.DisposeAsync();
        Device = new FaultDevice(Board, 1);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await Device.DisposeAsync();
        await Board.DisposeAsync();
    }

    private void Strike(Es9Function function)
    {
        if (_callFault is not { } call || call.Function != function || Struck is not null)
        {
            return;
        }

        if (_serverFault is null || _serverFault.Struck > 0)
        {
            Struck = function.ToString();
            Strikes++;
        }

        if (call.Fault == HttpFault.ModemReboot)
        {
            Board.Modem.Reboot();
        }
        else if (call.Fault == HttpFault.DeviceReboot)
        {
            Device.SwitchOff();
        }
    }

    private ModemFault? Strike(string line)
    {
        // AT alone is no exchange of the download: the client finds out with it whether the modem is there.
        if (line == "AT" || Device is not { IsStarted: true })
        {
            return null;
        }

        var exchange = Interlocked.Increment(ref _exchanges) - 1;
        if (exchange != _faultAt)
        {
            // Only the one that is not answered is waited for but shortly: the others may take what a busy machine takes.
            Device.IsImpatient = exchange == _faultAt - 1;
            return null;
        }

        Struck = line;
        Strikes++;
        Device.IsImpatient = false;
        switch (_fault)
        {
            case AtFault.TimeOut:
                return new ModemFault { DropAnswer = true };
            case AtFault.CmeError:
                return new ModemFault { AnswerError = 100 };
            case AtFault.Error:
                return new ModemFault { AnswerError = -1 };
            case AtFault.ModemReboot:
                return new ModemFault { Reboot = true };
            default:
                Device.SwitchOff();
                return new ModemFault { DropAnswer = true };
        }
    }
}
