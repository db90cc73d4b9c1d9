using NanoLpa.Quectel;

namespace NanoLpa.Desktop.Serial;

/// <summary>A serial port of this PC: raw, 8N1, no flow control, for this program alone.</summary>
public abstract class SerialDevice : ISerialLine, ISerialSpeed, IDisposable
{
    /// <summary>Opens a port.</summary>
    /// <param name="path">/dev/ttyUSB2, /dev/cu.usbserial-10, COM7.</param>
    /// <param name="baudRate">300 to 4000000, as far as the driver goes along; outside Windows only the usual speeds.</param>
    /// <exception cref="IOException">There is no such port, it is in use, it is no serial port, or it has no such speed.</exception>
    public static SerialDevice Open(string path, int baudRate = 115200) =>
        OperatingSystem.IsWindows() ? new WindowsSerialDevice(path, baudRate) : new PosixSerialDevice(path, baudRate);

    /// <inheritdoc/>
    public abstract int BaudRate { get; set; }

    /// <inheritdoc/>
    public bool HasFlowControl => false;

    /// <inheritdoc/>
    public abstract int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds);

    /// <inheritdoc/>
    public abstract void Write(byte[] buffer, int offset, int count);

    /// <summary>Closes the port; a <see cref="Read"/> under way says that the line is gone.</summary>
    public abstract void Dispose();
}
