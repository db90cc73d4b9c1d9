namespace NanoLpa.Quectel
{
    /// <summary>A file in the modem's storage.</summary>
    public sealed class ModemFile
    {
        internal ModemFile(string name, int size)
        {
            Name = name;
            Size = size;
        }

        /// <summary>Name without <c>UFS:</c>.</summary>
        public string Name { get; }

        /// <summary>Size in bytes; -1 when the modem does not say.</summary>
        public int Size { get; }
    }
}
