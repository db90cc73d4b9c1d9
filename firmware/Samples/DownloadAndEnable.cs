using System.Threading;
using NanoLpa.Firmware;
using NanoLpa.Quectel;

namespace NanoLpa.Samples
{
    /// <summary>The script of QuecPython's eSIM LPA article: asks for everything, downloads a profile, and enables it.</summary>
    /// <remarks>The three parts have the script's names: <c>check_sim</c>, <c>init_esim</c>, <c>esim_lpa</c>.
    /// <c>net.setApn</c>, <c>net.setModemFun</c>, the wait for registration and <c>dataCall.start</c> are one call here,
    /// <see cref="NetworkAttach.Run"/>, which also switches the radio off and on once at most.</remarks>
    public sealed class DownloadAndEnable
    {
        private const int SimTimeout = 5000;
        private const int AttachTimeout = 600000;
        private const int Enable = 0;
        private const int Exit = 1;

        // Every step of a download has a deadline of its own; this one is for what none of them foresees.
        private const int LongestDownload = 60 * 60 * 1000;

        private readonly QuectelModem _modem;
        private readonly Esim _esim;
        private readonly ITerminal _terminal;
        private readonly AutoResetEvent _ended = new AutoResetEvent(false);
        private int _result;

        /// <summary>Creates the sample.</summary>
        /// <param name="modem">The modem, started.</param>
        /// <param name="esim">The eSIM in it.</param>
        /// <param name="terminal">Where it asks.</param>
        public DownloadAndEnable(QuectelModem modem, Esim esim, ITerminal terminal)
        {
            _modem = modem;
            _esim = esim;
            _terminal = terminal;
        }

        /// <summary>Runs it.</summary>
        /// <returns>Whether a profile was downloaded, and enabled unless that was not wanted.</returns>
        public bool Run()
        {
            try
            {
                return CheckSim() && InitEsim() && EsimLpa();
            }
            catch (LpaException e)
            {
                // What the modem itself does throws; the functions of Esim return their failure value instead.
                Print(ErrorText.Of(e));
                return false;
            }
        }

        private bool CheckSim()
        {
            if (_modem.Sim.Wait(SimTimeout) != SimState.Ready)
            {
                Print("the SIM is not ready");
                return false;
            }

            Print("iccid: " + _modem.Sim.Iccid());
            var eid = _esim.GetEid();
            if (eid == null)
            {
                return Fail("reading the EID");
            }

            Print("eUICC id: " + eid);
            var profiles = _esim.GetProfileInfo(1);
            if (profiles == null)
            {
                return Fail("listing the profiles");
            }

            ShowProfiles(profiles);
            return profiles.Length > 0;
        }

        private bool InitEsim()
        {
            var accessPoint = _modem.Network.AccessPoint;
            var addresses = Ask("ipVersion <0: IPv4  1: IPv6  2: both>");
            accessPoint.IpType = addresses == "2" ? IpType.IPv4v6 : addresses == "1" ? IpType.IPv6 : IpType.IPv4;
            accessPoint.Name = AskText("APN");
            accessPoint.UserName = AskText("user name");
            accessPoint.Password = AskText("password");
            accessPoint.Authentication = Ask("authType <1: PAP  2: CHAP>") == "2" ? 2 : 1;
            _modem.Attach.Mode = ModeOf(Ask("network <auto, gsm, lte, ltem or nbiot>"));

            Print("waiting for the network");
            _modem.Attach.Run(AttachTimeout);
            return true;
        }

        private bool EsimLpa()
        {
            _esim.SetCallback(result =>
            {
                Print("OTA result: " + result.ToString());
                _result = result;
                _ended.Set();
            });
            var activationCode = Ask("activationCode");
            if (_esim.ProfileOta(activationCode, Ask("confirmationCode")) != 0)
            {
                return Fail("starting the download");
            }

            if (!_ended.WaitOne(LongestDownload, false) || _result != 0)
            {
                Print("failed to download and install the profile!");
                return false;
            }

            Print("success to download and install the profile!");
            return EnableOrExit();
        }

        private bool EnableOrExit()
        {
            for (;;)
            {
                var action = Ask("action <0: enable profile  1: exit>");
                if (action == Exit.ToString())
                {
                    return true;
                }

                if (action != Enable.ToString())
                {
                    Print("invalid input");
                    continue;
                }

                if (_esim.ProfileHandle(Enable, Ask("iccid")) != 0)
                {
                    return Fail("enable profile failed");
                }

                Print("enable profile succeed!");
                Print(_modem.Sim.Wait(SimTimeout) == SimState.Ready ? "the SIM is ready" : "the SIM is not ready yet");
                Print("iccid: " + _modem.Sim.Iccid());
                var profiles = _esim.GetProfileInfo(1);
                if (profiles == null)
                {
                    return Fail("listing the profiles");
                }

                ShowProfiles(profiles);
                return true;
            }
        }

        private static RadioMode ModeOf(string text)
        {
            switch (text)
            {
                case "auto":
                    return RadioMode.Auto;
                case "gsm":
                    return RadioMode.Gsm;
                case "lte":
                    return RadioMode.Lte;
                case "ltem":
                    return RadioMode.LteM;
                case "nbiot":
                    return RadioMode.NbIot;
                default:
                    // As the modem has it.
                    return RadioMode.Other;
            }
        }

        private void ShowProfiles(ProfileInfo[] profiles)
        {
            Print(profiles.Length.ToString() + " profiles");
            foreach (var profile in profiles)
            {
                Print(profile.Iccid + (profile.Enabled ? "  enabled  " : "  disabled  ") + profile.ProfileName);
            }
        }

        private string AskText(string what)
        {
            var text = Ask(what);
            return text.Length == 0 ? null : text;
        }

        /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: no line comes any more.</exception>
        private string Ask(string what)
        {
            _terminal.Write("please input the " + what + ": ");
            var line = _terminal.ReadLine(-1);
            if (line == null)
            {
                throw new LpaException(LpaError.UserTimeout);
            }

            return line.Trim();
        }

        private bool Fail(string what)
        {
            Print(what + ": " + ErrorText.Of(_esim.LastError));
            return false;
        }

        private void Print(string text) => _terminal.Write(text + "\r\n");
    }
}
