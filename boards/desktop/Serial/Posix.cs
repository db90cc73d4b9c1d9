using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>What terminals need of the C library: Linux (glibc, musl) and macOS.</summary>
internal static class Posix
{
    public const short PollIn = 1;
    public const short PollOut = 4;
    public const short PollGone = 8 | 16 | 32;

    public const int Interrupted = 4;

    public const int LockExclusive = 2;
    public const int DoNotWait = 4;

    public static readonly int ReadWrite = 2;
    public static readonly int NoControllingTerminal = OperatingSystem.IsMacOS() ? 0x20000 : 0x100;
    public static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
    public static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;
    public static readonly int TryAgain = OperatingSystem.IsMacOS() ? 35 : 11;
    public static readonly int FlushInput = OperatingSystem.IsMacOS() ? 1 : 0;
    public static readonly int FlushBoth = OperatingSystem.IsMacOS() ? 3 : 2;
    public static readonly nuint SetExclusive = OperatingSystem.IsMacOS() ? 0x2000740Du : 0x540Cu;
    public static readonly nuint ClearExclusive = OperatingSystem.IsMacOS() ? 0x2000740Eu : 0x540Du;

    /// <summary>The exception for the last call that failed.</summary>
    public static IOException Failure(string doing)
    {
        var reason = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{doing}: {reason.Message}", reason);
    }

    /// <summary>Waits until a handle is ready.</summary>
    /// <returns>The events that came; 0 when none came in time.</returns>
    public static short Wait(SafeFileHandle handle, short events, int milliseconds)
    {
        var held = false;
        try
        {
            handle.DangerousAddRef(ref held);
            var entry = new PollEntry { Handle = (int)handle.DangerousGetHandle(), Events = events };
            return poll(ref entry, 1, milliseconds) > 0 ? entry.Returned : (short)0;
        }
        finally
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }

    [DllImport("libc", SetLastError = true)]
    public static extern SafeFileHandle open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    public static extern nint read(SafeFileHandle handle, ref byte buffer, nuint count);

    [DllImport("libc", SetLastError = true)]
    public static extern nint write(SafeFileHandle handle, ref byte buffer, nuint count);

    [DllImport("libc", SetLastError = true)]
    public static extern int ioctl(SafeFileHandle handle, nuint request);

    [DllImport("libc", SetLastError = true)]
    public static extern int flock(SafeFileHandle handle, int operation);

    [DllImport("libc", SetLastError = true)]
    public static extern SafeFileHandle posix_openpt(int flags);

    [DllImport("libc", SetLastError = true)]
    public static extern int grantpt(SafeFileHandle handle);

    [DllImport("libc", SetLastError = true)]
    public static extern int unlockpt(SafeFileHandle handle);

    /// <summary>Points into static memory: not for two threads at once.</summary>
    [DllImport("libc", SetLastError = true)]
    public static extern nint ptsname(SafeFileHandle handle);

    [DllImport("libc", SetLastError = true)]
    public static extern int tcgetattr(SafeFileHandle handle, byte[] termios);

    [DllImport("libc", SetLastError = true)]
    public static extern int tcsetattr(SafeFileHandle handle, int when, byte[] termios);

    [DllImport("libc", SetLastError = true)]
    public static extern int tcflush(SafeFileHandle handle, int queue);

    [DllImport("libc")]
    public static extern void cfmakeraw(byte[] termios);

    [DllImport("libc", SetLastError = true)]
    public static extern int cfsetispeed(byte[] termios, nuint speed);

    [DllImport("libc", SetLastError = true)]
    public static extern int cfsetospeed(byte[] termios, nuint speed);

    [DllImport("libc", SetLastError = true)]
    private static extern int poll(ref PollEntry entries, nuint count, int milliseconds);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollEntry
    {
        public int Handle;
        public short Events;
        public short Returned;
    }
}
