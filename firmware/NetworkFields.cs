using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Shows how the modem stands with the network.</summary>
    internal static class NetworkFields
    {
        private const int WeakestSignal = -113;

        /// <summary>Asks the modem, and shows what it says.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.ModemRefused"/>.</exception>
        public static void Show(LpaConsole lpa)
        {
            var modem = lpa.Device.Modem;
            var fields = new Fields(lpa);
            var registration = modem.Info.Registration();
            fields.Text("network", "registration", RegistrationText.Of(registration.State));
            if (registration.Cause >= 0)
            {
                fields.Number("refused with cause", "cause", registration.Cause, string.Empty);
            }

            var found = modem.Info.Operator();
            if (found != null)
            {
                fields.Text("operator", "operator", found.Name);
                fields.Text("technology", "technology", RegistrationText.Technology(found.Technology));
            }

            ShowSignal(lpa, fields, modem.Info.Signal());
            var isActive = modem.Network.IsActive();
            lpa.Answer.Value("connected", isActive);
            fields.Line("data connection", isActive ? "open" : "none");
            fields.Text("address", "address", modem.Network.Address);
        }

        /// <summary>A signal strength in words.</summary>
        public static string Signal(int signal) =>
            signal == NetworkInfo.NoSignal ? "no signal" : "signal " + Decibels(signal).ToString() + " dBm";

        private static void ShowSignal(LpaConsole lpa, Fields fields, int signal)
        {
            if (signal == NetworkInfo.NoSignal)
            {
                fields.Line("signal", "none");
            }
            else
            {
                fields.Line("signal", Decibels(signal).ToString() + " dBm");
                lpa.Answer.Value("signal", Decibels(signal));
            }
        }

        private static int Decibels(int signal) => WeakestSignal + 2 * signal;
    }
}
