namespace NanoLpa.Quectel
{
    /// <summary>The steps of <see cref="NetworkAttach"/>, in their order.</summary>
    public enum AttachStep
    {
        /// <summary>Access point, technologies and bands are set.</summary>
        Settings = 0,

        /// <summary>The radio is switched on, or off and on again: once, here or behind one of the next two.</summary>
        Radio = 1,

        /// <summary>The card gets ready.</summary>
        Sim = 2,

        /// <summary>A network is looked for.</summary>
        Registration = 3,

        /// <summary>The PDP context is activated.</summary>
        Context = 4,

        /// <summary>Data can flow.</summary>
        Done = 5
    }
}
