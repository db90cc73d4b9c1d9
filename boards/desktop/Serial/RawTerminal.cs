using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>Terminal settings for bytes that nobody may change: raw, 8N1, no flow control.</summary>
internal static class RawTerminal
{
    /// <summary>Larger than any system's struct termios.</summary>
    private const int TermiosSize = 256;

    /// <summary>Codes of speeds in older glibc and in musl; newer glibc and macOS take the number itself.</summary>
    private static readonly Dictionary<int, nuint> SpeedCodes = new()
    {
        [300] = 0x07,
        [600] = 0x08,
        [1200] = 0x09,
        [2400] = 0x0B,
        [4800] = 0x0C,
        [9600] = 0x0D,
        [19200] = 0x0E,
        [38400] = 0x0F,
        [57600] = 0x1001,
        [115200] = 0x1002,
        [230400] = 0x1003,
        [460800] = 0x1004,
        [500000] = 0x1005,
        [576000] = 0x1006,
        [921600] = 0x1007,
        [1000000] = 0x1008,
        [1152000] = 0x1009,
        [1500000] = 0x100A,
        [2000000] = 0x100B,
        [2500000] = 0x100C,
        [3000000] = 0x100D,
        [3500000] = 0x100E,
        [4000000] = 0x100F,
    };

    /// <exception cref="IOException">There is no such speed.</exception>
    public static void CheckSpeed(int speed)
    {
        if (!SpeedCodes.ContainsKey(speed))
        {
            throw new IOException($"no speed {speed}: only {string.Join(", ", SpeedCodes.Keys)}");
        }
    }

    /// <summary>Makes a terminal raw; with a speed, sets that too.</summary>
    public static void Set(SafeFileHandle handle, string path, int? speed = null)
    {
        var termios = new byte[TermiosSize];
        if (Posix.tcgetattr(handle, termios) != 0)
        {
            throw Posix.Failure($"{path} is no serial port");
        }

        Posix.cfmakeraw(termios);
        SetControl(termios);
        if (speed is { } value)
        {
            SetSpeed(termios, value);
        }

        if (Posix.tcsetattr(handle, 0, termios) != 0)
        {
            throw Posix.Failure($"{path} takes no settings");
        }
    }

    /// <summary>c_cflag: receiver on, modem lines ignored, one stop bit, no RTS/CTS.</summary>
    private static void SetControl(byte[] termios)
    {
        if (OperatingSystem.IsMacOS())
        {
            var flags = MemoryMarshal.Cast<byte, ulong>(termios.AsSpan(16, 8));
            flags[0] = (flags[0] | 0x8800) & ~0x30400UL;
        }
        else
        {
            var flags = MemoryMarshal.Cast<byte, uint>(termios.AsSpan(8, 4));
            flags[0] = (flags[0] | 0x880) & ~0x80000040U;
        }
    }

    /// <summary>A library that takes codes refuses the number, for no number here is a code.</summary>
    private static void SetSpeed(byte[] termios, int speed)
    {
        var code = SpeedCodes[speed];
        if (Posix.cfsetospeed(termios, (nuint)speed) == 0)
        {
            _ = Posix.cfsetispeed(termios, (nuint)speed);
        }
        else if (Posix.cfsetospeed(termios, code) != 0 || Posix.cfsetispeed(termios, code) != 0)
        {
            throw Posix.Failure($"speed {speed}");
        }
    }
}
