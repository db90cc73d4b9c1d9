using NanoLpa.Firmware;

namespace NanoLpa.Desktop;

/// <summary>Settings in two files, with .0 and .1 behind a name, the journal in two, with .2 and .3, and root certificates in two, with .4 and .5.</summary>
public sealed class FileSettingsStore(string path) : ISettingsStore
{
    /// <inheritdoc/>
    public byte[]? Read(int slot)
    {
        try
        {
            return File.Exists(Name(slot)) ? File.ReadAllBytes(Name(slot)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LpaException(LpaError.SettingsStore, -1, e);
        }
    }

    /// <inheritdoc/>
    public void Write(int slot, byte[] data)
    {
        try
        {
            using var file = new FileStream(Name(slot), PrivateFile.ForWriting());
            file.Write(data);
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LpaException(LpaError.SettingsStore, -1, e);
        }
    }

    private string Name(int slot) => $"{path}.{slot}";
}
