namespace NanoLpa.Bench;

/// <summary>One AT command and all that crossed the UART until the next one.</summary>
internal sealed class Exchange(LpaStage stage, string command)
{
    /// <summary>The stage of the download that it belongs to.</summary>
    public LpaStage Stage { get; } = stage;

    /// <summary>The command without its arguments, AT included.</summary>
    public string Command { get; } = command;

    /// <summary>Bytes from the device to the modem.</summary>
    public int Out { get; set; }

    /// <summary>Bytes from the modem to the device.</summary>
    public int In { get; set; }

    /// <summary>The APDU of AT+CSIM; empty otherwise.</summary>
    public byte[] Apdu { get; init; } = [];

    /// <summary>Bytes of the card's answer, or of what AT+QSSLRECV gave.</summary>
    public int Answered { get; set; }

    /// <summary>How often the modem announced data of the socket.</summary>
    public int Announcements { get; set; }

    /// <summary>Whether an HTTP request begins in its data.</summary>
    public bool BeginsRequest { get; set; }

    public bool IsCard => Apdu.Length > 0;

    public bool IsReceive => Command == "AT+QSSLRECV";

    public bool IsConnect => Command == "AT+QSSLOPEN";

    /// <summary>Whether it carries a part of the bound profile package: off the socket, or into the card.</summary>
    public bool IsOfPackage => (Stage == LpaStage.GetBoundProfilePackage && IsReceive) || Stage == LpaStage.LoadBoundProfilePackage;

    /// <summary>The card's part of it: its name by class and instruction, and by the tag of the request in STORE DATA.</summary>
    public string CardCommand => !IsCard ? "" : Apdu[1] switch
    {
        0x70 => Apdu[2] == 0 ? "MANAGE CHANNEL open" : "MANAGE CHANNEL close",
        0xA4 => "SELECT",
        0xAA => "TERMINAL CAPABILITY",
        0xC0 => "GET RESPONSE",
        0xE2 => "STORE DATA",
        _ => Convert.ToHexString(Apdu, 0, 2),
    };
}
