namespace NanoLpa.Firmware
{
    /// <summary>One verb of the console.</summary>
    public interface ICommand
    {
        /// <summary>The verb.</summary>
        string Name { get; }

        /// <summary>What may follow the verb; empty when nothing may.</summary>
        string Arguments { get; }

        /// <summary>What it does, in one line.</summary>
        string Help { get; }

        /// <summary>Does it.</summary>
        /// <param name="lpa">What it works on.</param>
        /// <param name="arguments">The words behind the verb.</param>
        /// <returns>Whether it succeeded; if not, it has said why.</returns>
        bool Run(LpaConsole lpa, string[] arguments);
    }
}
