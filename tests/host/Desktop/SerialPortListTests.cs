using NanoLpa.Desktop.Serial;

namespace HostTests.Desktop;

/// <summary>The list of serial devices, on a computer made of files.</summary>
public sealed class SerialPortListTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("nanolpa-sys").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_port_for_at_commands_of_a_quectel_is_told_from_the_others()
    {
        if (OperatingSystem.IsWindows())
        {
            // Links need rights there that a test may not have.
            return;
        }

        AddUsb("1-1", "2c7c", "0700", "Quectel", "BG95-M3");
        AddUsbSerial("ttyUSB0", "1-1", 0, null);
        AddUsbSerial("ttyUSB2", "1-1", 2, null);
        AddUsbSerial("ttyUSB10", "1-1", 3, null);
        AddUsb("1-2", "2c7c", "6005", "Android", "Android\u001b[31m");
        AddUsbSerial("ttyUSB11", "1-2", 2, "Mobile Diag Interface");
        AddUsbSerial("ttyUSB12", "1-2", 4, "Mobile AT Interface");
        AddUsb("1-3", "0403", "6001", "FTDI", "FT232R USB UART");
        AddUsbSerial("ttyUSB20", "1-3", 2, null);
        AddAcm("ttyACM0", "1-3", 1);
        AddOld("ttyS0", "4");
        AddOld("ttyS1", "0");
        Directory.CreateDirectory(Path.Combine(_root, "class", "tty", "tty1"));

        var ports = SerialPortList.Sorted(LinuxSerialPorts.Find(_root, "/dev"));
        Assert.Equal(
            [
                "/dev/ttyACM0    FTDI FT232R USB UART, USB 0403:6001, interface 1, driver cdc_acm",
                "/dev/ttyS0      driver serial8250",
                "/dev/ttyUSB0    Quectel BG95-M3, USB 2c7c:0700, interface 0, driver option, Quectel",
                "/dev/ttyUSB2    Quectel BG95-M3, USB 2c7c:0700, interface 2, driver option, Quectel, AT commands",
                "/dev/ttyUSB10   Quectel BG95-M3, USB 2c7c:0700, interface 3, driver option, Quectel",
                "/dev/ttyUSB11   Android Android?[31m, USB 2c7c:6005, interface 2 Mobile Diag Interface, driver option, Quectel",
                "/dev/ttyUSB12   Android Android?[31m, USB 2c7c:6005, interface 4 Mobile AT Interface, driver option, Quectel, AT commands",
                "/dev/ttyUSB20   FTDI FT232R USB UART, USB 0403:6001, interface 2, driver option",
            ],
            ports.Select(p => p.ToString()));
    }

    [Fact]
    public void A_computer_without_any_has_an_empty_list() => Assert.Empty(LinuxSerialPorts.Find(_root, "/dev"));

    [Fact]
    public void Windows_tells_by_the_name_of_a_key()
    {
        var port = WindowsSerialPorts.Describe("COM7", "VID_2C7C&PID_0125&MI_02", "Quectel USB AT Port (COM7)");
        Assert.Equal("COM7            USB 2c7c:0125, interface 2 Quectel USB AT Port, Quectel, AT commands", port!.ToString());
        Assert.False(WindowsSerialPorts.Describe("COM8", "VID_2C7C&PID_0125&MI_01", "Quectel USB NMEA Port (COM8)")!.IsForAt);
        Assert.Null(WindowsSerialPorts.Describe("COM1", "ROOT_HUB30", null));
    }

    [Fact]
    public async Task The_program_lists_what_this_computer_has_and_starts_nothing()
    {
        var outcome = await DesktopProcess.RunAsync("", "--list-ports");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(SerialPortList.Find().Select(p => p.ToString()), outcome.Lines);
        Assert.DoesNotContain("modem", outcome.Error);
    }

    [Fact]
    public async Task In_json_the_list_is_one_object()
    {
        var port = WindowsSerialPorts.Describe("COM7", "VID_2C7C&PID_0125&MI_02", "Quectel USB AT Port (COM7)")!;
        Assert.Equal(
            """{"command":"list-ports","result":0,"data":{"ports":[{"path":"COM7","vendor":11388,"product":293,"interface":2,"""
                + """ "interfaceName":"Quectel USB AT Port","isQuectel":true,"isForAt":true}]}}""".TrimStart(),
            SerialPortList.ToJson([port]));

        var outcome = await DesktopProcess.RunAsync("", "--list-ports", "--json");
        Assert.Equal(0, outcome.Code);
        Assert.Equal(SerialPortList.ToJson(SerialPortList.Find()), Assert.Single(outcome.Lines));
    }

    private static void Write(string folder, string name, string? text)
    {
        Directory.CreateDirectory(folder);
        if (text is not null)
        {
            File.WriteAllText(Path.Combine(folder, name), text + "\n");
        }
    }

    private string Usb(string name) => Path.Combine(_root, "devices", "pci0000:00", "usb1", name);

    private void AddUsb(string name, string vendor, string product, string vendorName, string productName)
    {
        Write(Usb(name), "idVendor", vendor);
        Write(Usb(name), "idProduct", product);
        Write(Usb(name), "manufacturer", vendorName);
        Write(Usb(name), "product", productName);
    }

    private string AddInterface(string usb, int number, string? name, string driver)
    {
        var folder = Path.Combine(Usb(usb), $"{usb}:1.{number}");
        Write(folder, "bInterfaceNumber", number.ToString("x2"));
        Write(folder, "interface", name);
        Link(folder, "driver", Path.Combine(_root, "bus", "usb", "drivers", driver));
        return folder;
    }

    private void AddUsbSerial(string tty, string usb, int number, string? name)
    {
        var port = Path.Combine(AddInterface(usb, number, name, "option"), tty);
        Write(port, "port_number", "0");
        Link(port, "driver", Path.Combine(_root, "bus", "usb-serial", "drivers", "option1"));
        AddTty(port, tty, null);
    }

    private void AddAcm(string tty, string usb, int number) => AddTty(AddInterface(usb, number, null, "cdc_acm"), tty, null);

    private void AddOld(string tty, string type)
    {
        var chip = Path.Combine(_root, "devices", "platform", "serial8250." + tty);
        Write(chip, "modalias", "platform:serial8250");
        Link(chip, "driver", Path.Combine(_root, "bus", "platform", "drivers", "serial8250"));
        var port = Path.Combine(chip, "serial8250:0", "serial8250:0.0");
        Directory.CreateDirectory(port);
        Link(port, "driver", Path.Combine(_root, "bus", "serial-base", "drivers", "port"));
        AddTty(port, tty, type);
    }

    /// <summary>As Linux has it: class/tty/X is a link to DEVICE/tty/X, and the link "device" in there leads back up.</summary>
    private void AddTty(string device, string tty, string? type)
    {
        var entry = Path.Combine(device, "tty", tty);
        Write(entry, "type", type);
        File.CreateSymbolicLink(Path.Combine(entry, "device"), "../../../" + Path.GetFileName(device));
        Link(Path.Combine(_root, "class", "tty"), tty, entry);
    }

    private static void Link(string folder, string name, string target)
    {
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(target);
        var link = Path.Combine(folder, name);
        if (!Path.Exists(link))
        {
            File.CreateSymbolicLink(link, Path.GetRelativePath(folder, target));
        }
    }
}
