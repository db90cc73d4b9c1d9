using System.Net;

namespace NanoLpa.Virtual.Modem;

/// <summary>The module a <see cref="VirtualModem"/> answers like.</summary>
public enum ModemModel
{
    /// <summary>Quectel BG95-M3 (LTE-M, NB-IoT).</summary>
    BG95,

    /// <summary>Quectel EC200A (LTE Cat 4).</summary>
    EC200A,

    /// <summary>Quectel EC600U (LTE Cat 1).</summary>
    EC600U,
}

/// <summary>What may have a modem read the card anew, from the mildest to the harshest.</summary>
public enum TakeUp
{
    /// <summary>The card's REFRESH.</summary>
    Refresh,

    /// <summary>AT+CFUN=0, then 1.</summary>
    Functionality,

    /// <summary>A restart.</summary>
    Restart,
}

/// <summary>What a <see cref="VirtualModem"/> is made of. Hooks may be set after the modem is made.</summary>
public sealed class ModemOptions
{
    /// <summary>The module to answer like.</summary>
    public ModemModel Model { get; set; } = ModemModel.BG95;

    /// <summary>15 digits, the last one the Luhn check digit.</summary>
    public string Imei { get; set; } = "490154203237518";

    /// <summary>The card: one APDU in, one answer with status word out. Null: no card in the slot.</summary>
    public Func<byte[], byte[]>? Card { get; set; }

    /// <summary>Called when the card loses power and gets it again: reboot, AT+CFUN=0 then 1, REFRESH.</summary>
    public Action? CardReset { get; set; }

    /// <summary>ICCID of the enabled profile as a string of digits, null when none is enabled.</summary>
    public Func<string?>? EnabledIccid { get; set; }

    /// <summary>IMSI of the enabled profile.</summary>
    public string Imsi { get; set; } = "001010123456789";

    /// <summary>Whether a network lets this card in. Null: always.</summary>
    public Func<bool>? NetworkAvailable { get; set; }

    /// <summary>ICCIDs that a network lets in, of those that the modem has taken up. Null: all.</summary>
    public IReadOnlyCollection<string>? AdmittedIccids { get; set; }

    /// <summary>The least that has the modem take up another profile.</summary>
    public TakeUp TakesUpBy { get; set; } = TakeUp.Refresh;

    /// <summary>
    /// How long a modem that heeds REFRESH still tells, with the new profile's ICCID already, that it is in the network as it
    /// was with the old one; infinite: until the radio is switched off.
    /// </summary>
    public TimeSpan StaleRegistration { get; set; }

    /// <summary>How registration goes each time the radio is switched on. Null: the home network is there at once.</summary>
    public IReadOnlyList<NetworkTurn>? Registration { get; set; }

    /// <summary>AT+CSQ while a network can be heard: 0 to 31; 99: none can, though one may be registered.</summary>
    public int Signal { get; set; } = 24;

    /// <summary>Whether the module is on when it is made; otherwise <see cref="VirtualModem.Keys"/> switch it on.</summary>
    public bool PoweredOn { get; set; } = true;

    /// <summary>A module that is on and says nothing, until RESET.</summary>
    public bool Hangs { get; set; }

    /// <summary>Bits per second of the UART at first.</summary>
    public int BaudRate { get; set; } = 115200;

    /// <summary>The highest speed at which the wire carries what the modem says; above it the host sees garbage.</summary>
    public int HighestCarried { get; set; } = int.MaxValue;

    /// <summary>The speed above which <see cref="Noise"/> damages anything; 0: it does so at each.</summary>
    public int QuietUpTo { get; set; }

    /// <summary>AT+IPR is answered OK, and changes nothing.</summary>
    public bool IgnoresSpeed { get; set; }

    /// <summary>A restart brings <see cref="BaudRate"/> back.</summary>
    public bool ForgetsSpeed { get; set; }

    /// <summary>The most hex digits AT+CSIM and AT+CGLA take.</summary>
    public int MaxCsimLength { get; set; } = 522;

    /// <summary>How the commands that reach the card work.</summary>
    public CardCommandOptions CardCommands { get; set; } = new();

    /// <summary>AT+CMEE at power-on: 0 ERROR, 1 a number, 2 a text.</summary>
    public int ErrorFormat { get; set; } = 1;

    /// <summary>False: sockets only reach loopback addresses, all others are refused.</summary>
    public bool AllowAnyHost { get; set; }

    /// <summary>Host names with an address of their own; port 0 keeps the port asked for.</summary>
    public Dictionary<string, IPEndPoint> HostMap { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The network's clock; certificates are checked against it unless "ignorelocaltime" is 1.</summary>
    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.UtcNow;

    /// <summary>From reboot to the RDY message; the ports are deaf meanwhile.</summary>
    public TimeSpan BootTime { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From power for the card (or REFRESH) to the +CPIN: READY message.</summary>
    public TimeSpan CardStartTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a TCP connection may take to open.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>How long AT+QSSLSEND waits for the next byte of its data.</summary>
    public TimeSpan DataInputTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes a socket holds for the host; then the peer has to wait.</summary>
    public int ReceiveBufferSize { get; set; } = 10240;

    /// <summary>Bytes of file space (UFS).</summary>
    public int FileSpace { get; set; } = 512 * 1024;

    /// <summary>How the ports write.</summary>
    public PortHabits Habits { get; set; } = new();

    /// <summary>What the wire does to bytes; null: nothing.</summary>
    public LineNoise? Noise { get; set; }

    /// <summary>What the host's serial driver cannot hold; null: it holds all.</summary>
    public UartOverrun? Overrun { get; set; }

    /// <summary>Whether RTS and CTS are wired. Where they are not, AT+IFC=2,2 silences the modem.</summary>
    public bool FlowControlWired { get; set; }

    /// <summary>Asked once per command line, with the line as typed: what should go wrong with it.</summary>
    public Func<string, ModemFault?>? Faults { get; set; }

    /// <summary>Told every line and every decision, for logs.</summary>
    public Action<string>? Trace { get; set; }
}
