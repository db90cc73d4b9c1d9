namespace NanoLpa
{
    /// <summary>Bytes that are taken in pieces, as they come.</summary>
    public interface IByteSource
    {
        /// <summary>Takes bytes.</summary>
        /// <param name="buffer">Receives them.</param>
        /// <param name="offset">Where they go.</param>
        /// <param name="count">The most to take, at least 1.</param>
        /// <returns>Bytes taken, at least 1; 0 at the end.</returns>
        int Read(byte[] buffer, int offset, int count);
    }
}
