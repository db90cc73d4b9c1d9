using NanoLpa.KoreLpm;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>What happens with the modem before the console begins: a line for each step.</summary>
    internal sealed class ModemStart
    {
        private const int SimTimeout = 5000;

        private readonly Answer _answer;
        private readonly QuectelModem _modem;

        public ModemStart(Answer answer, QuectelModem modem)
        {
            _answer = answer;
            _modem = modem;
        }

        /// <summary>Gets the modem to answer and asks who it is.</summary>
        /// <param name="settings">Its module counts here.</param>
        /// <param name="speed">What the line is to run at.</param>
        /// <param name="timeout">As for <see cref="QuectelModem.Start"/>.</param>
        /// <exception cref="LpaException">As for <see cref="QuectelModem.Start"/>; <see cref="LpaError.ModemRefused"/>: it has no IMEI.</exception>
        public void Run(Settings settings, LineSpeed speed, int timeout)
        {
            if (settings.Module != ModemModule.Unknown)
            {
                _modem.Power.Module = settings.Module;
            }

            _modem.Start(timeout);
            Say((_modem.Power.Presses > 0 ? "modem switched on, answers" : "modem answers") + At(_modem.Speed));
            if (_modem.Imei == null)
            {
                throw new LpaException(LpaError.ModemRefused);
            }

            var maker = _modem.Manufacturer == null ? string.Empty : _modem.Manufacturer + " ";
            Say("modem: " + maker + _modem.Model + " " + _modem.Firmware + ", IMEI " + _modem.Imei);
            if (!_modem.IsQuectel)
            {
                Say("this modem is not known to be from Quectel: the card may work over AT+CSIM, network and servers may not");
            }

            if (_modem.Speed.CanChange && speed.Resting != _modem.Speed.Current)
            {
                ChangeSpeed(speed.Resting);
            }
        }

        /// <summary>Finds out which root certificates there are, and puts those that the board brings along on the modem.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void LoadRoots(RootStore roots)
        {
            try
            {
                roots.Load();
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.SettingsStore);
                Say("the board's own root certificates cannot be read; those on the modem are used");
            }

            var pem = roots.Given;
            var reader = new PemReader();
            for (var at = 0; pem != null && (at = reader.Next(pem, at)) >= 0;)
            {
                KeepRoot(roots, reader.Certificate);
            }
        }

        /// <summary>Says how the card is.</summary>
        /// <param name="isEuicc">Whether its ISD-R has answered: then no card is an eUICC without an enabled profile.</param>
        public void ShowSim(bool isEuicc)
        {
            var state = _modem.Power.Presses > 0 ? _modem.Sim.WaitForModem(SimTimeout) : _modem.Sim.State();
            if (state == SimState.Absent && isEuicc)
            {
                state = SimState.NoProfile;
            }

            var iccid = state == SimState.Ready ? _modem.Sim.Iccid() : null;
            Say("SIM: " + SimText.Of(state) + (iccid == null ? string.Empty : ", ICCID " + iccid));
        }

        /// <summary>Says what manages the profiles.</summary>
        public void ShowCard(CardKind kind, Esim esim)
        {
            var code = CardKindText.Code(kind, esim);
            var text = "card: " + CardKindText.Of(kind, code);
            _answer.Line(text);
            _answer.BeginMessage("start");
            _answer.Value("text", text);
            _answer.Value("card", CardKindText.Of(kind));
            _answer.Value("profileCode", code);
            _answer.EndMessage();
        }

        /// <summary>Says something, in a line or in a message.</summary>
        public void Say(string text)
        {
            _answer.Line(text);
            _answer.BeginMessage("start");
            _answer.Value("text", text);
            _answer.EndMessage();
        }

        /// <summary>One that cannot be kept is no reason not to start: the others, or another network, may do.</summary>
        private void KeepRoot(RootStore roots, byte[] certificate)
        {
            try
            {
                roots.KeepOnModem(RootCertificate.Decode(certificate), false);
            }
            catch (LpaException e)
            {
                if (e.Code == LpaError.ModemTimeout)
                {
                    var failure = e;
                    throw failure;
                }

                Say("a root certificate of the board is not used: " + (ModemErrorText.Command(e.Code, e.Detail) ?? CodeText.Of(e.Code)));
            }
        }

        private static string At(BaudRate speed) => speed.CanChange ? " at " + speed.Current.ToString() + " bit/s" : string.Empty;

        private void ChangeSpeed(int rate)
        {
            var changed = _modem.Speed.Change(rate);
            Say((changed ? "line set to " : "the modem does not answer at " + rate.ToString() + " bit/s; line goes on at ")
                + _modem.Speed.Current.ToString() + " bit/s");
        }
    }
}
