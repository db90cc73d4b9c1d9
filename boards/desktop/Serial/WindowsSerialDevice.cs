using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>A serial port on Windows.</summary>
internal sealed class WindowsSerialDevice : SerialDevice
{
    private const uint GenericReadWrite = 0xC0000000;
    private const uint OpenExisting = 3;
    private const uint PurgeAll = 0x0F;
    private const uint PurgeReceived = 0x0A;

    /// <summary>fBinary; DTR and RTS on; no flow control.</summary>
    private const uint ControlFlags = 1 | (1 << 4) | (1 << 12);

    /// <summary>One driver call: reads and writes of two threads take turns in a synchronous handle.</summary>
    private const uint SliceMilliseconds = 20;

    private const uint WriteMilliseconds = 10000;

    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private int _baudRate;

    public WindowsSerialDevice(string path, int baudRate)
    {
        _path = path;
        _baudRate = baudRate;

        // COM10 and above only exist under this prefix; share mode 0 keeps all others out.
        var device = path.StartsWith(@"\\", StringComparison.Ordinal) ? path : @"\\.\" + path;
        _handle = CreateFileW(device, GenericReadWrite, 0, 0, OpenExisting, 0, 0);
        if (_handle.IsInvalid)
        {
            throw Failure(path);
        }

        var settings = new DeviceControlBlock { Length = (uint)Marshal.SizeOf<DeviceControlBlock>() };
        var timeouts = new CommunicationTimeouts
        {
            // These three together: at once when there are bytes, else wait for the first one.
            ReadInterval = uint.MaxValue,
            ReadMultiplier = uint.MaxValue,
            ReadConstant = SliceMilliseconds,
            WriteConstant = WriteMilliseconds,
        };
        var good = GetCommState(_handle, ref settings);
        settings.BaudRate = (uint)baudRate;
        settings.Flags = ControlFlags;
        settings.ByteSize = 8;
        settings.Parity = 0;
        settings.StopBits = 0;
        if (!good || !SetCommState(_handle, ref settings) || !SetCommTimeouts(_handle, ref timeouts))
        {
            var failure = Failure($"{path} is no serial port, or takes no settings");
            _handle.Dispose();
            throw failure;
        }

        PurgeComm(_handle, PurgeAll);
    }

    public override int BaudRate
    {
        get => _baudRate;
        set
        {
            var settings = new DeviceControlBlock { Length = (uint)Marshal.SizeOf<DeviceControlBlock>() };
            var good = GetCommState(_handle, ref settings);
            settings.BaudRate = (uint)value;
            if (!good || !SetCommState(_handle, ref settings))
            {
                throw new LpaException(LpaError.NotSupported);
            }

            PurgeComm(_handle, PurgeReceived);
            _baudRate = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var deadline = Environment.TickCount64 + timeoutMilliseconds;
        try
        {
            do
            {
                if (!ReadFile(_handle, ref buffer[offset], (uint)count, out var taken, 0))
                {
                    return -1;
                }

                if (taken > 0)
                {
                    return (int)taken;
                }
            }
            while (Environment.TickCount64 < deadline);
            return 0;
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        while (count > 0)
        {
            if (!WriteFile(_handle, ref buffer[offset], (uint)count, out var sent, 0))
            {
                throw Failure(_path);
            }

            if (sent == 0)
            {
                throw new IOException($"{_path} takes no more bytes");
            }

            offset += (int)sent;
            count -= (int)sent;
        }
    }

    public override void Dispose() => _handle.Dispose();

    private static IOException Failure(string doing)
    {
        var reason = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{doing}: {reason.Message}", reason);
    }

    [DllImport("kernel32", SetLastError = true, CharSet = CharSet.Unicode, ExactSpelling = true)]
    private static extern SafeFileHandle CreateFileW(string name, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetCommState(SafeFileHandle handle, ref DeviceControlBlock settings);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetCommState(SafeFileHandle handle, ref DeviceControlBlock settings);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool SetCommTimeouts(SafeFileHandle handle, ref CommunicationTimeouts timeouts);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool PurgeComm(SafeFileHandle handle, uint what);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool ReadFile(SafeFileHandle handle, ref byte buffer, uint count, out uint taken, nint overlapped);

    [DllImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool WriteFile(SafeFileHandle handle, ref byte buffer, uint count, out uint sent, nint overlapped);

    /// <summary>DCB.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct DeviceControlBlock
    {
        public uint Length;
        public uint BaudRate;
        public uint Flags;
        public ushort Reserved;
        public ushort XonLimit;
        public ushort XoffLimit;
        public byte ByteSize;
        public byte Parity;
        public byte StopBits;
        public byte XonCharacter;
        public byte XoffCharacter;
        public byte ErrorCharacter;
        public byte EndCharacter;
        public byte EventCharacter;
        public ushort Reserved1;
    }

    /// <summary>COMMTIMEOUTS.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct CommunicationTimeouts
    {
        public uint ReadInterval;
        public uint ReadMultiplier;
        public uint ReadConstant;
        public uint WriteMultiplier;
        public uint WriteConstant;
    }
}
