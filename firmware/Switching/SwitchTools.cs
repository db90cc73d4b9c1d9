using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>What a switch and its recovery are made with, as the settings have it.</summary>
    internal sealed class SwitchTools
    {
        /// <summary>Makes them for a console that has a <see cref="LpaConsole.Device"/>.</summary>
        public SwitchTools(LpaConsole lpa)
        {
            var policy = lpa.Device.Settings.Current.Switching;
            Modem = lpa.Device.Modem;
            Journal = lpa.Device.Journal;
            Display = new SwitchDisplay(lpa);
            Notes = new SwitchNotes(Journal, Display);
            TakeUp = new ProfileTakeUp(Modem, Display) { CardTimeout = policy.CardTime * 1000 };
            Activation = new ProfileActivation(lpa.Esim, Modem, TakeUp, Display) { BusyDelay = policy.BusyTime * 1000 };
            Service = new ProfileService(lpa, TakeUp) { Timeout = policy.Deadline * 1000 };
            Back = new WayBack(this);
        }

        public QuectelModem Modem { get; }

        public SwitchJournal Journal { get; }

        public SwitchDisplay Display { get; }

        public SwitchNotes Notes { get; }

        public ProfileTakeUp TakeUp { get; }

        public ProfileActivation Activation { get; }

        public ProfileService Service { get; }

        public WayBack Back { get; }
    }
}
