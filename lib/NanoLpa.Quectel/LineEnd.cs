using System;

namespace NanoLpa.Quectel
{
    /// <summary>What ends a line, and where the next one does.</summary>
    internal static class LineEnd
    {
        public const byte LineFeed = 0x0A;
        public const byte CarriageReturn = 0x0D;

        // Two native searches cost as much as a loop over that many bytes.
        private const int LongestByHand = 24;

        // Boxed once, not for each search.
        private static readonly object LineFeedByte = LineFeed;
        private static readonly object CarriageReturnByte = CarriageReturn;

        /// <summary>Where the first LF or CR of a part of an array is.</summary>
        /// <param name="buffer">The array.</param>
        /// <param name="at">Where the part starts.</param>
        /// <param name="end">Where it ends.</param>
        /// <returns><paramref name="end"/> when there is none.</returns>
        public static int Find(byte[] buffer, int at, int end)
        {
            if (end - at > LongestByHand)
            {
                var found = Array.IndexOf(buffer, LineFeedByte, at, end - at);
                end = found < 0 ? end : found;
                found = Array.IndexOf(buffer, CarriageReturnByte, at, end - at);
                return found < 0 ? end : found;
            }

            // CR is the larger of the two.
            while (at < end && (buffer[at] > CarriageReturn || (buffer[at] != CarriageReturn && buffer[at] != LineFeed)))
            {
                at++;
            }

            return at;
        }
    }
}
