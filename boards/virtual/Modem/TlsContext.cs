namespace NanoLpa.Virtual.Modem;

/// <summary>One TLS context: the settings of AT+QSSLCFG, with the values they have from the factory.</summary>
internal sealed class TlsContext
{
    public const int Count = 6;

    /// <summary>Keys with a number: factory value, least, most.</summary>
    public static readonly Dictionary<string, (int Factory, int Least, int Most)> Numbers = new()
    {
        ["sslversion"] = (4, 0, 4),
        ["seclevel"] = (0, 0, 1),
        ["session"] = (0, 0, 1),
        ["sni"] = (0, 0, 1),
        ["ignorelocaltime"] = (1, 0, 1),
        ["negotiatetime"] = (300, 10, 300),
        ["closetimemode"] = (0, 0, 1),
    };

    /// <summary>Keys with a file name.</summary>
    public static readonly string[] Texts = ["cacert", "clientcert", "clientkey"];

    private readonly Dictionary<string, int> _numbers = Numbers.ToDictionary(pair => pair.Key, pair => pair.Value.Factory);
    private readonly Dictionary<string, string> _texts = Texts.ToDictionary(key => key, _ => "");

    /// <summary>0XFFFF: all the modem knows.</summary>
    public int CipherSuite { get; set; } = 0xFFFF;

    public int Number(string key) => _numbers[key];

    public void SetNumber(string key, int value) => _numbers[key] = value;

    public string Text(string key) => _texts[key];

    public void SetText(string key, string value) => _texts[key] = value;
}
