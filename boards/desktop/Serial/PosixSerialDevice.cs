using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>A serial port on Linux or macOS.</summary>
internal sealed class PosixSerialDevice : SerialDevice
{
    private const int PollMilliseconds = 100;
    private const int WriteMilliseconds = 10000;

    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly bool _exclusive;
    private volatile bool _closed;
    private int _baudRate;

    public PosixSerialDevice(string path, int baudRate)
    {
        RawTerminal.CheckSpeed(baudRate);
        _path = path;
        _handle = Posix.open(path, Posix.ReadWrite | Posix.NoControllingTerminal | Posix.NonBlocking | Posix.CloseOnExec);
        if (_handle.IsInvalid)
        {
            throw Posix.Failure(path);
        }

        try
        {
            // The advisory lock keeps out programs that ask for it, the terminal's own flag all others but root. The flag
            // outlives a program that crashes while anyone holds the terminal, as a pseudo-terminal's maker does.
            if (Posix.flock(_handle, Posix.LockExclusive | Posix.DoNotWait) != 0)
            {
                throw Posix.Failure($"{path} is in use by another program");
            }

            RawTerminal.Set(_handle, path, baudRate);
            _baudRate = baudRate;
            _exclusive = !IsPseudoTerminal(path) && Posix.ioctl(_handle, Posix.SetExclusive) == 0;
            _ = Posix.tcflush(_handle, Posix.FlushBoth);
        }
        catch (IOException)
        {
            _handle.Dispose();
            throw;
        }
    }

    public override int BaudRate
    {
        get => _baudRate;
        set
        {
            try
            {
                RawTerminal.CheckSpeed(value);
                RawTerminal.Set(_handle, _path, value);
            }
            catch (IOException)
            {
                throw new LpaException(LpaError.NotSupported);
            }

            // What was received at the other speed is rubbish.
            _ = Posix.tcflush(_handle, Posix.FlushInput);
            _baudRate = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
    {
        var deadline = Environment.TickCount64 + timeoutMilliseconds;
        var room = buffer.AsSpan(offset, count);
        var gone = false;
        try
        {
            while (!_closed)
            {
                var taken = (int)Posix.read(_handle, ref MemoryMarshal.GetReference(room), (nuint)count);
                if (taken > 0)
                {
                    return taken;
                }

                if (gone || (taken < 0 && Marshal.GetLastPInvokeError() is var error && error != Posix.TryAgain && error != Posix.Interrupted))
                {
                    return -1;
                }

                var remaining = Math.Clamp(deadline - Environment.TickCount64, 0, PollMilliseconds);
                var events = Posix.Wait(_handle, Posix.PollIn, (int)remaining);
                gone = (events & Posix.PollGone) != 0;
                if (events == 0 && Environment.TickCount64 >= deadline)
                {
                    return 0;
                }
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile.
        }

        return -1;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        var bytes = buffer.AsSpan(offset, count);
        var deadline = Environment.TickCount64 + WriteMilliseconds;
        while (bytes.Length > 0)
        {
            var sent = (int)Posix.write(_handle, ref MemoryMarshal.GetReference(bytes), (nuint)bytes.Length);
            if (sent > 0)
            {
                bytes = bytes[sent..];
            }
            else if (sent < 0 && Marshal.GetLastPInvokeError() is var error && error != Posix.TryAgain && error != Posix.Interrupted)
            {
                throw Posix.Failure(_path);
            }
            else if (Environment.TickCount64 >= deadline)
            {
                throw new IOException($"{_path} takes no more bytes");
            }
            else
            {
                Posix.Wait(_handle, Posix.PollOut, PollMilliseconds);
            }
        }
    }

    public override void Dispose()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        if (_exclusive)
        {
            _ = Posix.ioctl(_handle, Posix.ClearExclusive);
        }

        _handle.Dispose();
    }

    private static bool IsPseudoTerminal(string path)
    {
        var device = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        return device.StartsWith("/dev/pts/", StringComparison.Ordinal) || device.StartsWith("/dev/ttys", StringComparison.Ordinal);
    }
}
