using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using NanoLpa.Firmware;
using NanoLpa.Quectel;

namespace NanoLpa.Boards
{
    /// <summary>Restarts the board when the firmware hangs. The packages give no way to a watchdog in hardware, so a timer has to do.</summary>
    internal sealed class BoardWatchdog : IWatchdog, IClock
    {
        private const int Interval = 10000;

        private readonly SoftwareWatchdog _watchdog;

        // A timer that nobody refers to is collected.
        private readonly Timer _timer;

        /// <summary>Begins to watch.</summary>
        public BoardWatchdog()
        {
            _watchdog = new SoftwareWatchdog(SoftwareWatchdog.UsualPatience, this, () => Power.RebootDevice(RebootOption.NormalReboot));
            _timer = new Timer(state => _watchdog.Check(), null, Interval, Interval);
        }

        /// <inheritdoc />
        public void Feed() => _watchdog.Feed();

        /// <inheritdoc />
        public long Milliseconds => Environment.TickCount64;
    }
}
