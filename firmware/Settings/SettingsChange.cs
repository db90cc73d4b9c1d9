namespace NanoLpa.Firmware
{
    /// <summary>What commands do when they have changed a setting.</summary>
    internal static class SettingsChange
    {
        /// <summary>Why a setting about the board's own network is refused.</summary>
        public const string NoBoardNetwork = "this board has no network of its own that could reach servers";

        /// <summary>Whether a setting can be this on this board.</summary>
        public static bool IsPossible(LpaConsole lpa, string name, string text)
        {
            var wanted = new Settings();
            return SettingsParser.TrySet(wanted, name, text)
                && (wanted.Servers.Https != ServerNetworkChoice.Board || lpa.Device.Servers?.Board != null);
        }

        /// <summary>Applies the settings and keeps them.</summary>
        /// <returns>Whether they count and are kept; if not, it has said why.</returns>
        public static bool Keep(LpaConsole lpa)
        {
            try
            {
                Apply(lpa);
                lpa.Device.Servers?.Apply(lpa.Device.Settings.Current.Servers);
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                return lpa.Fail(e);
            }

            try
            {
                lpa.Device.Settings.Save();
                return true;
            }
            catch (LpaException e)
            {
                return lpa.Fail(CodeText.Of(e.Code) + "; the change lasts until the board is switched off");
            }
        }

        /// <summary>Has the settings count, as far as they can while things run: module and speed count from the next start on.</summary>
        public static void Apply(LpaConsole lpa)
        {
            var settings = lpa.Device.Settings.Current;
            var modem = lpa.Device.Modem;
            var accessPoint = modem.Network.AccessPoint;
            accessPoint.Name = settings.Apn;
            accessPoint.IpType = settings.IpType;
            accessPoint.UserName = settings.UserName;
            accessPoint.Password = settings.Password ?? string.Empty;
            accessPoint.Authentication = settings.Authentication;
            modem.Attach.Mode = settings.Rat;
            modem.Attach.Bands = settings.Bands;
            modem.Sim.IsdRAid = settings.IsdRAid ?? IsdR.StandardAid;
            lpa.Esim.IsdR.Aid = settings.IsdRAid ?? IsdR.StandardAid;
            if (settings.SegmentSize != 0)
            {
                lpa.Esim.IsdR.SegmentSize = settings.SegmentSize;
            }
        }

        /// <summary>Has the settings of the console count: at the start and when they are set, for each has a command that changes it for now.</summary>
        /// <param name="lpa">The console.</param>
        /// <param name="name">The one that was set; null for all.</param>
        public static void ApplyToConsole(LpaConsole lpa, string name)
        {
            var settings = lpa.Device.Settings.Current;
            if (name == null || name == "confirm")
            {
                lpa.InstallQuestion.IsOn = settings.Confirm;
            }

            if (name == null || name == "autoreport")
            {
                lpa.Reporter.Enabled = settings.AutoReport;
            }

            if (name == null || name == "autoswitch")
            {
                lpa.Switcher.Enabled = settings.Switching.IsAutomatic;
            }

            if (name == null || name == "json")
            {
                lpa.Answer.Json = settings.Json || (name == null && lpa.IsForProgram);
            }
        }
    }
}
