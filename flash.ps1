#requires -Version 7
<#
.SYNOPSIS
    Builds NanoLpa, flashes nanoFramework's runtime where the board has another one, and deploys the application.
.DESCRIPTION
    Hands its parameters to boards/flash, which does the work and has the tests. -WhatIf only prints the commands.
.EXAMPLE
    ./flash.ps1 -Board esp32 -Port COM5
.EXAMPLE
    ./flash.ps1 -Board esp32 -Target ESP32_PSRAM_REV3 -Port /dev/ttyUSB0 -Console -ConsolePort /dev/ttyUSB1
.EXAMPLE
    ./flash.ps1 -Board stm32 -Target ST_STM32F769I_DISCOVERY -Jtag -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    # esp32 or stm32.
    [Parameter(Mandatory)] [string] $Board,
    # The board's nanoFramework runtime; the first of boards/README.md unless given.
    [string] $Target,
    # Serial port that the board is flashed by.
    [string] $Port,
    # Flashes an STM32 by its DFU bootloader.
    [switch] $Dfu,
    # Flashes an STM32 by JTAG (ST-LINK).
    [switch] $Jtag,
    # MSBuild to use, where none is found.
    [string] $MsBuild,
    # Folder of nanoFramework's project system, where it is not found.
    [string] $ProjectSystem,
    # Opens the board's console in the end.
    [switch] $Console,
    # Serial port that the board's console is on.
    [string] $ConsolePort
)

$ErrorActionPreference = 'Stop'

$sdk = Get-Command dotnet -ErrorAction SilentlyContinue
if (-not $sdk -or [int]((& dotnet --version) -split '\.')[0] -lt 10) {
    [Console]::Error.WriteLine('error: the .NET SDK is not installed; get .NET 10 from https://dotnet.microsoft.com/download')
    exit 1
}

$options = @('--board', $Board)
if ($Target) { $options += '--target', $Target }
if ($Port) { $options += '--port', $Port }
if ($Dfu) { $options += '--dfu' }
if ($Jtag) { $options += '--jtag' }
if ($MsBuild) { $options += '--msbuild', $MsBuild }
if ($ProjectSystem) { $options += '--project-system', $ProjectSystem }
if ($Console) { $options += '--console' }
if ($ConsolePort) { $options += '--console-port', $ConsolePort }
if ($WhatIfPreference) { $options += '--what-if' }

& dotnet run --project (Join-Path $PSScriptRoot 'boards' 'flash') -- @options
exit $LASTEXITCODE
