namespace NanoLpa.Quectel
{
    /// <summary>What an <see cref="ISerialLine"/> implements besides, when its speed can be changed.</summary>
    public interface ISerialSpeed
    {
        /// <summary>Bits per second, in both directions. Takes effect at once; what was received before may be lost.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotSupported"/>, when set: the line has no such speed.</exception>
        int BaudRate { get; set; }

        /// <summary>Whether RTS and CTS are wired and the line observes them: without, AT+IFC=2,2 silences the modem.</summary>
        bool HasFlowControl { get; }
    }
}
