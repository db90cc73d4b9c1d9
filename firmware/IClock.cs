namespace NanoLpa.Firmware
{
    /// <summary>A clock that only goes forward, where the board's own will not do.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since some moment.</summary>
        long Milliseconds { get; }
    }
}
