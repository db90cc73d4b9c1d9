using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Waits until the modem has a profile, and the network the modem.</summary>
    internal sealed class ProfileService
    {
        // An attach that begins behind its deadline could not succeed at all.
        private const int LeastAttach = 1000;

        private readonly LpaConsole _lpa;
        private readonly NetworkAttach _attach;
        private readonly ProfileTakeUp _takeUp;

        public ProfileService(LpaConsole lpa, ProfileTakeUp takeUp)
        {
            _lpa = lpa;
            _attach = lpa.Device.Modem.Attach;
            _takeUp = takeUp;
        }

        /// <summary>Milliseconds until there must be service.</summary>
        public int Timeout { get; set; }

        /// <summary>Returns when there is service; without a profile, when the modem knows that there is none.</summary>
        /// <param name="iccid">The profile that is enabled; null: none.</param>
        /// <param name="isNew">As for <see cref="ProfileTakeUp.Run"/>.</param>
        /// <param name="data">Whether a PDP context is wanted, too.</param>
        /// <exception cref="LpaException">As for <see cref="ProfileTakeUp.Run"/> and <see cref="NetworkAttach.Run"/>.</exception>
        public void Await(string iccid, bool isNew, bool data)
        {
            var end = Environment.TickCount64 + Timeout;
            _takeUp.Run(iccid, isNew);
            if (iccid == null)
            {
                return;
            }

            var left = end - Environment.TickCount64;
            _attach.Listener = new AttachDisplay(_lpa);
            _attach.SparesRadio = _takeUp.RadioWasSwitched;
            try
            {
                _attach.Run(left < LeastAttach ? LeastAttach : (int)left, data);
            }
            finally
            {
                _attach.Listener = null;
                _attach.SparesRadio = false;
            }
        }
    }
}
