namespace NanoLpa.Virtual.Modem;

/// <summary>PWRKEY and RESET of the module: what a press does depends on how long it was.</summary>
public sealed class PowerKeys
{
    private readonly VirtualModem _modem;
    private readonly Lock _gate = new();
    private long _pressed;
    private long _reset;

    internal PowerKeys(VirtualModem modem)
    {
        _modem = modem;
    }

    /// <summary>How often PWRKEY was pressed.</summary>
    public int Presses { get; private set; }

    /// <summary>How often RESET was pressed.</summary>
    public int Resets { get; private set; }

    /// <summary>Presses PWRKEY or lets it go.</summary>
    public void SetPowerKey(bool pressed)
    {
        lock (_gate)
        {
            if (pressed)
            {
                _pressed = Environment.TickCount64;
                Presses++;
                return;
            }

            var time = Environment.TickCount64 - _pressed;
            var (leastOn, mostOn, leastOff, mostOff) = _modem.Options.Model == ModemModel.BG95
                ? (500, 1000, 650, 1500)
                : (2000, int.MaxValue, 3000, int.MaxValue);
            if (!_modem.PoweredOn && time >= leastOn && time <= mostOn)
            {
                _modem.SwitchOn();
            }
            else if (_modem.PoweredOn && time >= leastOff && time <= mostOff)
            {
                _modem.SwitchOff();
            }
        }
    }

    /// <summary>Presses RESET or lets it go; it does nothing to a modem that is off.</summary>
    public void SetReset(bool pressed)
    {
        lock (_gate)
        {
            if (pressed)
            {
                _reset = Environment.TickCount64;
                Resets++;
            }
            else if (_modem.PoweredOn && Environment.TickCount64 - _reset >= 100)
            {
                _modem.Recover();
            }
        }
    }
}
