namespace NanoLpa.Virtual.Modem;

/// <summary>The modem switched on and off and restarted, the card with it: what is lost, and what is said.</summary>
internal sealed class ModemBoot(VirtualModem modem)
{
    private volatile bool _booting;
    private volatile bool _off = !modem.Options.PoweredOn;

    /// <summary>Whether the module is on; one that boots is.</summary>
    public bool IsOn => !_off;

    /// <summary>Whether the ports are deaf.</summary>
    public bool IsDeaf => _booting || _off;

    /// <summary>Restarts the modem.</summary>
    public void Reboot()
    {
        ShutDown();
        Boot();
    }

    /// <summary>PWRKEY was pressed: as <see cref="Reboot"/> from there on.</summary>
    public void SwitchOn()
    {
        _off = false;
        Boot();
    }

    /// <summary>PWRKEY was pressed: the modem says good-bye.</summary>
    public void SwitchOff()
    {
        modem.Broadcast("NORMAL POWER DOWN");
        _off = true;
        ShutDown();
    }

    /// <summary>RESET was pressed: cures a modem that hangs, too.</summary>
    public void Recover()
    {
        modem.Options.Hangs = false;
        Reboot();
    }

    /// <summary>The card is reset, and announced when it has started.</summary>
    public void ResetCard(TakeUp cause) => modem.Background(async stop =>
    {
        await Task.Yield();
        await modem.Sim.PowerOnAsync(cause, stop).ConfigureAwait(false);
        await Task.Delay(modem.Options.CardStartTime, stop).ConfigureAwait(false);
        CardReady();
    });

    /// <summary>The card is reset by its REFRESH; the modem leaves the network, and comes back with the profile that it has now.</summary>
    public void RefreshCard()
    {
        var network = modem.Network;
        var run = network.Hold();
        var stale = modem.Options.StaleRegistration;
        modem.Background(async stop =>
        {
            await Task.Yield();
            await modem.Sim.PowerOnAsync(TakeUp.Refresh, stop).ConfigureAwait(false);
            run = stale == TimeSpan.Zero ? network.Leave(run) : run;
            await Task.Delay(modem.Options.CardStartTime, stop).ConfigureAwait(false);
            CardReady();
            if (stale != TimeSpan.Zero)
            {
                await Task.Delay(stale, stop).ConfigureAwait(false);
                run = network.Leave(run);
                await Task.Delay(modem.Options.CardStartTime, stop).ConfigureAwait(false);
            }

            network.Return(run);
        });
    }

    private void ShutDown()
    {
        _booting = !_off;
        modem.Network.Stop();
        modem.Tls.Reset();
        modem.Pdp.Reset();
        modem.Sim.PowerOff();
    }

    private void Boot()
    {
        _booting = true;
        modem.FlowControl = false;
        if (modem.Options.ForgetsSpeed)
        {
            modem.BaudRate = modem.Options.BaudRate;
        }

        foreach (var port in modem.Ports())
        {
            port.Restart();
        }

        modem.Background(async stop =>
        {
            await Task.Delay(modem.Options.BootTime, stop).ConfigureAwait(false);
            await modem.Sim.PowerOnAsync(TakeUp.Restart, stop).ConfigureAwait(false);
            modem.ResetFunctionality();
            modem.Network.Start();
            _booting = false;
            foreach (var port in modem.Ports())
            {
                port.SayGarbage();
            }

            modem.Broadcast("RDY");
            modem.Broadcast("+CFUN: 1");
            if (modem.Options.Model == ModemModel.BG95)
            {
                modem.Broadcast("APP RDY");
            }

            await Task.Delay(modem.Options.CardStartTime, stop).ConfigureAwait(false);
            CardReady();
        });
    }

    private void CardReady()
    {
        if (modem.Sim.Iccid is null)
        {
            return;
        }

        modem.Broadcast("+CPIN: READY");
        modem.Broadcast("+QUSIM: 1");
    }
}
