using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NanoLpa.Desktop.Serial;

/// <summary>
/// A serial port made by the operating system out of nothing: other programs open <see cref="SlavePath"/> as they would
/// a device, this program has the other end in <see cref="Stream"/>. Clients may come and go. Linux and macOS.
/// </summary>
public sealed class PseudoTerminal : IDisposable
{
    private static readonly Lock NameGate = new();

    private readonly SafeFileHandle _master;
    private readonly SafeFileHandle _slave;
    private string? _link;

    /// <summary>Makes a pseudo-terminal in raw mode.</summary>
    /// <exception cref="PlatformNotSupportedException">This system has none.</exception>
    /// <exception cref="IOException">The system refused.</exception>
    public PseudoTerminal()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows has no pseudo-terminals");
        }

        _master = Posix.posix_openpt(Posix.ReadWrite | Posix.NoControllingTerminal | Posix.NonBlocking | Posix.CloseOnExec);
        if (_master.IsInvalid || Posix.grantpt(_master) != 0 || Posix.unlockpt(_master) != 0)
        {
            var failure = Posix.Failure("no pseudo-terminal");
            _master.Dispose();
            throw failure;
        }

        lock (NameGate)
        {
            SlavePath = Marshal.PtrToStringUTF8(Posix.ptsname(_master)) ?? "";
        }

        // Kept open, for without any slave the master reports an error between two clients.
        _slave = Posix.open(SlavePath, Posix.ReadWrite | Posix.NoControllingTerminal | Posix.CloseOnExec);
        try
        {
            if (_slave.IsInvalid)
            {
                throw Posix.Failure(SlavePath);
            }

            RawTerminal.Set(_slave, SlavePath);
        }
        catch (IOException)
        {
            _slave.Dispose();
            _master.Dispose();
            throw;
        }

        Stream = new MasterStream(_master, _slave);
    }

    /// <summary>Path that other programs open.</summary>
    public string SlavePath { get; }

    /// <summary>This program's end. Ends when the pseudo-terminal is disposed.</summary>
    public Stream Stream { get; }

    /// <summary>Gives the slave a second name, until the end. A link left over from a dead program is replaced.</summary>
    /// <exception cref="IOException">There is something else with that name.</exception>
    public void LinkAt(string path)
    {
        var existing = new FileInfo(path);
        if (existing.LinkTarget is { } target)
        {
            var resolved = Path.GetFullPath(target, Path.GetDirectoryName(existing.FullName)!);
            if (target != SlavePath && Path.Exists(resolved))
            {
                throw new IOException($"{path} exists and leads to {target}: remove it, or choose another name");
            }

            existing.Delete();
        }
        else if (Path.Exists(path))
        {
            throw new IOException($"{path} exists: remove it, or choose another name");
        }

        Unlink();
        File.CreateSymbolicLink(path, SlavePath);
        _link = existing.FullName;
    }

    /// <summary>Removes the link and ends the stream; clients see their port go.</summary>
    public void Dispose()
    {
        Unlink();
        Stream.Dispose();
        _slave.Dispose();
        _master.Dispose();
    }

    private void Unlink()
    {
        if (_link is not null && new FileInfo(_link).LinkTarget == SlavePath)
        {
            File.Delete(_link);
        }

        _link = null;
    }
}
