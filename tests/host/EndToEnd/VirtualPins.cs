using NanoLpa.Quectel;
using NanoLpa.Virtual.Modem;

namespace HostTests.EndToEnd;

/// <summary>Wires to PWRKEY and RESET of the virtual modem.</summary>
internal sealed class VirtualPins(PowerKeys keys) : IModemPins
{
    public bool HasReset { get; init; }

    public void SetPowerKey(bool pressed) => keys.SetPowerKey(pressed);

    public void SetReset(bool pressed) => keys.SetReset(pressed);
}
