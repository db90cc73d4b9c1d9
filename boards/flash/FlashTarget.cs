namespace NanoLpa.Flash;

/// <summary>A board as nanoFramework's flasher knows it, and what of it this project builds.</summary>
/// <param name="Name">nanoFramework's name of the runtime.</param>
/// <param name="Board">The folder of <c>boards/</c> that has its application.</param>
/// <param name="DeploymentSize">Bytes of flash for the application; on an ESP32 with 4 MB of flash.</param>
/// <param name="DeploymentAddress">Where the application goes; null: nanoff knows.</param>
internal sealed record FlashTarget(string Name, string Board, int DeploymentSize, string? DeploymentAddress)
{
    private const int KB = 1024;

    /// <summary>All of them; the first of each board is the one taken when none is named.</summary>
    public static IReadOnlyList<FlashTarget> All { get; } =
    [
        new("ESP32_REV3", "esp32", 1792 * KB, null),
        new("ESP32_PSRAM_REV3", "esp32", 1792 * KB, null),
        new("ESP32_S3_QUAD", "esp32", 1984 * KB, null),
        new("ESP32_S3_OCTAL", "esp32", 1984 * KB, null),
        new("ESP32_C3", "esp32", 1984 * KB, null),
        new("ORGPAL_PALTHREE", "stm32", 1280 * KB, "0x080C0000"),
        new("ST_STM32F769I_DISCOVERY", "stm32", 1280 * KB, "0x080C0000"),
        new("ST_STM32F429I_DISCOVERY", "stm32", 1408 * KB, "0x080A0000"),
    ];

    /// <summary>Whether it is an ESP32, which is flashed over its serial port.</summary>
    public bool IsEsp32 => Board == "esp32";

    /// <summary>The application's project, below the project's folder.</summary>
    public string Project => $"boards/{Board}/{AssemblyName}.nfproj";

    /// <summary>The name of the application's assembly and of its image.</summary>
    public string AssemblyName => IsEsp32 ? "NanoLpa.Esp32" : "NanoLpa.Stm32";

    /// <summary>Finds a target.</summary>
    /// <param name="board">The folder of <c>boards/</c>.</param>
    /// <param name="name">The runtime; null: the board's first.</param>
    /// <exception cref="FlashException">There is no such board, or it has no such runtime.</exception>
    public static FlashTarget Find(string board, string? name)
    {
        var targets = All.Where(t => t.Board.Equals(board, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (targets.Length == 0)
        {
            throw new FlashException($"there is no board {board}; there are {string.Join(", ", All.Select(t => t.Board).Distinct())}");
        }

        return name is null
            ? targets[0]
            : targets.FirstOrDefault(t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? throw new FlashException($"{board} has no target {name}; it has {string.Join(", ", targets.Select(t => t.Name))}");
    }
}
