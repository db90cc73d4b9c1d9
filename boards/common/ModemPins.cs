using System.Device.Gpio;
using NanoLpa.Quectel;

namespace NanoLpa.Boards
{
    /// <summary>PWRKEY and RESET of the modem on pins of the board, open-drain: the module holds them high at its own voltage.</summary>
    internal sealed class ModemPins : IModemPins
    {
        private readonly GpioPin _powerKey;
        private readonly GpioPin _reset;

        /// <summary>Takes the pins, and lets both keys go.</summary>
        /// <param name="powerKey">Pin that PWRKEY is wired to.</param>
        /// <param name="reset">Pin that RESET is wired to; -1: none.</param>
        public ModemPins(int powerKey, int reset)
        {
            var controller = new GpioController();
            _powerKey = Open(controller, powerKey);
            _reset = reset < 0 ? null : Open(controller, reset);
        }

        /// <inheritdoc />
        public bool HasReset => _reset != null;

        /// <inheritdoc />
        public void SetPowerKey(bool pressed) => Set(_powerKey, pressed);

        /// <inheritdoc />
        public void SetReset(bool pressed) => Set(_reset, pressed);

        private static GpioPin Open(GpioController controller, int number)
        {
            var pin = controller.OpenPin(number, PinMode.OutputOpenDrain);
            Set(pin, false);
            return pin;
        }

        private static void Set(GpioPin pin, bool pressed) => pin.Write(pressed ? PinValue.Low : PinValue.High);
    }
}
