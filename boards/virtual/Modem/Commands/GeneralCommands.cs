using System.Globalization;

namespace NanoLpa.Virtual.Modem.Commands;

/// <summary>Echo, error format, identity, power, clock, UART: what every session begins with.</summary>
internal static class GeneralCommands
{
    private const string ClockFormat = "yy/MM/dd,HH:mm:ss";

    private static readonly int[] BaudRates = [9600, 19200, 38400, 57600, 115200, 230400, 460800, 921600];

    public static void Register(CommandTable table)
    {
        table
            .Add("E", AtForm.Execute, SetEcho)
            .Add("V", AtForm.Execute, (_, command, _) => command.TryOptionalNumber(0, 1, 1, 1, out _) ? AtResult.Ok : AtResult.Error)
            .Add("Q", AtForm.Execute, (_, command, _) => command.TryOptionalNumber(0, 0, 0, 0, out _) ? AtResult.Ok : AtResult.Error)
            .Add("Z", AtForm.Execute, SetDefaults)
            .Add("&F", AtForm.Execute, SetDefaults)
            .AddFixed("&W", AtForm.Execute)
            .AddFixed("&C", AtForm.Execute)
            .AddFixed("&D", AtForm.Execute)
            .AddFixed("X", AtForm.Execute)
            .AddFixed("S", AtForm.Set)
            .Add("I", AtForm.Execute, Identify)
            .Add("+CMEE", AtForm.Set, SetErrorFormat)
            .Add("+CMEE", AtForm.Read, (port, _, answer) => answer.Tell($"+CMEE: {port.ErrorFormat}"))
            .AddFixed("+CMEE", AtForm.Test, "+CMEE: (0-2)")
            .Add("+CFUN", AtForm.Set, SetFunctionality)
            .Add("+CFUN", AtForm.Read, (port, _, answer) => answer.Tell($"+CFUN: {port.Modem.Functionality}"))
            .AddFixed("+CFUN", AtForm.Test, "+CFUN: (0,1,4),(0,1)")
            .Add("+CCLK", AtForm.Read, (port, _, answer) => answer.Tell($"+CCLK: \"{Clock(port.Modem.Now)}\""))
            .Add("+CCLK", AtForm.Set, SetClock)
            .AddFixed("+CCLK", AtForm.Test)
            .Add("+IPR", AtForm.Set, SetBaudRate)
            .Add("+IPR", AtForm.Read, (port, _, answer) => answer.Tell($"+IPR: {port.Modem.BaudRate}"))
            .AddFixed("+IPR", AtForm.Test, "+IPR: (0,9600,19200,38400,57600,115200,230400,460800,921600)")
            .Add("+IFC", AtForm.Set, SetFlowControl)
            .Add("+IFC", AtForm.Read, (port, _, answer) => answer.Tell(port.Modem.FlowControl ? "+IFC: 2,2" : "+IFC: 0,0"))
            .AddFixed("+IFC", AtForm.Test, "+IFC: (0,2),(0,2)")
            .Add("+QURCCFG", AtForm.Set, UrcPort)
            .AddFixed("+QURCCFG", AtForm.Test, "+QURCCFG: \"urcport\",(\"usbat\",\"usbmodem\",\"uart1\")");
        foreach (var name in new[] { "+CGMI", "+GMI" })
        {
            table.AddFixed(name, AtForm.Execute, "Quectel").AddFixed(name, AtForm.Test);
        }

        foreach (var name in new[] { "+CGMM", "+GMM" })
        {
            table.Add(name, AtForm.Execute, (port, _, answer) => answer.Tell(Names(port.Modem).Model)).AddFixed(name, AtForm.Test);
        }

        foreach (var name in new[] { "+CGMR", "+GMR", "+QGMR" })
        {
            table.Add(name, AtForm.Execute, (port, _, answer) => answer.Tell(Names(port.Modem).Revision)).AddFixed(name, AtForm.Test);
        }

        foreach (var name in new[] { "+CGSN", "+GSN" })
        {
            table.Add(name, AtForm.Execute, (port, _, answer) => answer.Tell(port.Modem.Options.Imei)).AddFixed(name, AtForm.Test);
        }
    }

    private static (string Model, string Revision) Names(VirtualModem modem) => modem.Options.Model switch
    {
        ModemModel.EC200A => ("EC200A", "EC200AEUHAR01A09M16"),
        ModemModel.EC600U => ("EC600U", "EC600UEUABR03A09M08"),
        _ => ("BG95-M3", "BG95M3LAR02A04"),
    };

    private static AtResult SetEcho(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryOptionalNumber(0, 0, 1, 0, out var value))
        {
            return AtResult.Error;
        }

        port.Echo = value == 1 || port.Modem.Options.Habits.EchoStays;
        return AtResult.Ok;
    }

    private static AtResult SetDefaults(ModemPort port, AtCommand command, AtAnswer answer)
    {
        port.SetDefaults();
        return AtResult.Ok;
    }

    private static AtResult Identify(ModemPort port, AtCommand command, AtAnswer answer)
    {
        var (model, revision) = Names(port.Modem);
        answer.Line("Quectel");
        answer.Line(model);
        return answer.Tell("Revision: " + revision);
    }

    private static AtResult SetErrorFormat(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, 2, out var value) || command.Count != 1)
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        port.ErrorFormat = value;
        return AtResult.Ok;
    }

    private static AtResult SetBaudRate(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, 4000000, out var rate) || command.Count != 1 || (rate != 0 && !BaudRates.Contains(rate)))
        {
            return AtResult.Error;
        }

        // 0 has the modem find the speed by itself, as it has it already.
        port.NextBaudRate = rate == 0 || port.Modem.Options.IgnoresSpeed ? null : rate;
        return AtResult.Ok;
    }

    /// <summary>0 none, 2 RTS/CTS, for each direction; only both together count here.</summary>
    private static AtResult SetFlowControl(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, 2, out var dce) || !command.TryOptionalNumber(1, 0, 2, 0, out var dte) || dce == 1 || dte == 1)
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        port.Modem.FlowControl = dce == 2 && dte == 2;
        return AtResult.Ok;
    }

    private static AtResult SetFunctionality(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryNumber(0, 0, 4, out var value) || value is 2 or 3 || !command.TryOptionalNumber(1, 0, 1, 0, out var reset))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        if (reset == 1)
        {
            port.Modem.Reboot();
        }
        else
        {
            port.Modem.SetFunctionality(value);
        }

        return AtResult.Ok;
    }

    /// <summary>Local time, and its distance from UTC in quarters of an hour.</summary>
    private static string Clock(DateTimeOffset now)
    {
        var quarters = ((int)now.Offset.TotalMinutes / 15).ToString("+00;-00", CultureInfo.InvariantCulture);
        return now.ToString(ClockFormat, CultureInfo.InvariantCulture) + quarters;
    }

    private static AtResult SetClock(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var text) || text.Length is not (17 or 20)
            || !DateTime.TryParseExact(text[..17], ClockFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        var quarters = 0;
        if (text.Length == 20
            && (text[17] is not ('+' or '-') || !int.TryParse(text[17..], CultureInfo.InvariantCulture, out quarters) || Math.Abs(quarters) > 56))
        {
            return AtResult.Cme(CmeErrors.IncorrectParameters);
        }

        port.Modem.Now = new DateTimeOffset(time, TimeSpan.FromMinutes(15 * quarters));
        return AtResult.Ok;
    }

    private static AtResult UrcPort(ModemPort port, AtCommand command, AtAnswer answer)
    {
        if (!command.TryText(0, out var key) || !key.Equals("urcport", StringComparison.OrdinalIgnoreCase))
        {
            return AtResult.Error;
        }

        if (command.Count == 1)
        {
            answer.Line($"+QURCCFG: \"urcport\",\"{port.Modem.UrcPort}\"");
            return AtResult.Ok;
        }

        if (!command.TryText(1, out var name) || name is not ("usbat" or "usbmodem" or "uart1"))
        {
            return AtResult.Error;
        }

        port.Modem.UrcPort = name;
        return AtResult.Ok;
    }
}
