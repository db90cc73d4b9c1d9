using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Restarts the board when nothing has fed it for a while: a watchdog for boards whose runtime offers none in hardware.</summary>
    /// <remarks>
    /// <para>The board calls <see cref="Check"/> from a timer, which has a thread of its own: so a thread that hangs, in a lock or
    /// in a driver, is found. A runtime that stands still as a whole, its timers with it, is not.</para>
    /// <para>Who waits with a deadline feeds it: for the modem, for its keys, for a person at the terminal. Who waits for
    /// another thread does not, as that one may be what hangs.</para>
    /// </remarks>
    public sealed class SoftwareWatchdog : IWatchdog
    {
        /// <summary>How long nothing may feed it unless the board says otherwise, in milliseconds.</summary>
        /// <remarks>What waits longest without is the pause before a download is tried again, and what takes longest without
        /// is the eUICC's certificate chain in base64: seconds, both.</remarks>
        public const int UsualPatience = 5 * 60 * 1000;

        private readonly IClock _clock;
        private readonly Action _restart;
        private readonly int _patience;
        private long _seen;
        private bool _isFed;
        private bool _hasBitten;

        /// <summary>Creates it; its time begins now.</summary>
        /// <param name="patience">Milliseconds that nothing may feed it; <see cref="UsualPatience"/>.</param>
        /// <param name="clock">The time.</param>
        /// <param name="restart">Restarts the board; called once, by <see cref="Check"/>.</param>
        public SoftwareWatchdog(int patience, IClock clock, Action restart)
        {
            _patience = patience;
            _clock = clock;
            _restart = restart;
            _seen = clock.Milliseconds;
        }

        /// <inheritdoc />
        public void Feed() => _isFed = true;

        /// <summary>Looks whether it was fed since the last time. To be called several times within its patience.</summary>
        public void Check()
        {
            var now = _clock.Milliseconds;
            if (_isFed)
            {
                // Taken here, not in Feed: a time of 64 bits cannot be handed from thread to thread without a lock, and who
                // feeds must not wait.
                _isFed = false;
                _seen = now;
            }
            else if (!_hasBitten && now - _seen >= _patience)
            {
                _hasBitten = true;
                _restart();
            }
        }
    }
}
