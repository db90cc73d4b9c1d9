namespace NanoLpa.Quectel
{
    /// <summary>A timer of the board that restarts it unless it is fed in time.</summary>
    /// <remarks>It is fed before each piece of a wait that has a deadline, and by nothing else: a thread that hangs feeds it no
    /// more. Between two feeds may lie what a driver takes to write, an APDU's computing, and the pauses between attempts of a
    /// download: give it minutes.</remarks>
    public interface IWatchdog
    {
        /// <summary>Starts its time anew. Called every half second or so while the modem is waited for, from any thread.</summary>
        void Feed();
    }
}
