namespace NanoLpa.Quectel
{
    /// <summary>A timer of the board that restarts it unless it is fed in time.</summary>
    public interface IWatchdog
    {
        /// <summary>Starts its time anew. Called every half second or so while the modem is waited for, from any thread.</summary>
        void Feed();
    }
}
