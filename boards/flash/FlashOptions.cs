namespace NanoLpa.Flash;

/// <summary>What was asked for.</summary>
internal sealed record FlashOptions
{
    /// <summary>The target board.</summary>
    public required FlashTarget Target { get; init; }

    /// <summary>The project's folder.</summary>
    public required string Root { get; init; }

    /// <summary>The serial port that the board is flashed by, or that its runtime answers on; null: none was given.</summary>
    public string? Port { get; init; }

    /// <summary>Whether an STM32 is reached by its DFU bootloader.</summary>
    public bool Dfu { get; init; }

    /// <summary>Whether an STM32 is reached by JTAG.</summary>
    public bool Jtag { get; init; }

    /// <summary>MSBuild to use; null: looks for one.</summary>
    public string? MsBuild { get; init; }

    /// <summary>Folder of the nanoFramework project system; null: looks for it.</summary>
    public string? ProjectSystem { get; init; }

    /// <summary>Serial port of the board's console, to open it in the end; null: does not.</summary>
    public string? ConsolePort { get; init; }

    /// <summary>Only says what would be run.</summary>
    public bool WhatIf { get; init; }
}
