namespace NanoLpa.Firmware
{
    /// <summary>What the board knows about its memory.</summary>
    public interface IMemoryInfo
    {
        /// <summary>Bytes that are free for objects; as many as fit a number where there are more.</summary>
        int FreeBytes();
    }
}
