namespace NanoLpa.Quectel
{
    /// <summary>The board's wires to the modem's PWRKEY and RESET.</summary>
    /// <remarks>Both idle high on the module, at a voltage of its own: drive them open-drain or over a transistor, never
    /// with the 3.3 V of the board.</remarks>
    public interface IModemPins
    {
        /// <summary>Whether RESET is wired.</summary>
        bool HasReset { get; }

        /// <summary>Pulls PWRKEY low (pressed) or lets it go.</summary>
        void SetPowerKey(bool pressed);

        /// <summary>Pulls RESET low (pressed) or lets it go; only called where <see cref="HasReset"/>.</summary>
        void SetReset(bool pressed);
    }
}
