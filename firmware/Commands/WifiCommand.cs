using System;

namespace NanoLpa.Firmware
{
    /// <summary><c>wifi</c>: the Wi-Fi that the board joins.</summary>
    public sealed class WifiCommand : ICommand
    {
        private const int ConnectTimeout = 30000;

        /// <inheritdoc />
        public string Name => "wifi";

        /// <inheritdoc />
        public string Arguments => "[<ssid> <key> | -]";

        /// <inheritdoc />
        public string Help => "joins a Wi-Fi, now and from the next start on, or forgets it; the key is the last word";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (lpa.Device == null)
            {
                return lpa.FailUsage(this);
            }

            var board = lpa.Device.Servers?.Board;
            if (board == null || !board.IsWifi)
            {
                return lpa.Fail(board == null ? SettingsChange.NoBoardNetwork : "this board's own network needs no name and no key");
            }

            if (arguments.Length == 0)
            {
                Show(lpa, board);
                return true;
            }

            var settings = lpa.Device.Settings.Current.Servers;
            if (arguments.Length == 1)
            {
                return arguments[0] == SettingsText.Unset ? Set(lpa, settings, null, null) : lpa.FailUsage(this);
            }

            // Names of networks have blanks in them more often than keys do.
            var last = arguments.Length - 1;
            var words = new string[last];
            Array.Copy(arguments, words, last);
            if (!Set(lpa, settings, Words.Join(words), arguments[last]))
            {
                return false;
            }

            try
            {
                board.Connect(ConnectTimeout);
            }
            catch (LpaException e)
            {
                e.Stage = LpaStage.Network;
                return lpa.Fail(e);
            }

            Show(lpa, board);
            return true;
        }

        private static bool Set(LpaConsole lpa, ServerSettings settings, string ssid, string key)
        {
            var wanted = new ServerSettings();
            if (!wanted.TrySet("ssid", ssid ?? SettingsText.Unset))
            {
                return lpa.Fail("ssid is " + ServerSettings.Domain("ssid"));
            }

            if (!wanted.TrySet(ServerSettings.KeyName, key ?? SettingsText.Unset))
            {
                return lpa.Fail("key is " + ServerSettings.Domain(ServerSettings.KeyName));
            }

            settings.Ssid = wanted.Ssid;
            settings.Key = wanted.Key;
            return SettingsChange.Keep(lpa);
        }

        private static void Show(LpaConsole lpa, IBoardNetwork board)
        {
            var settings = lpa.Device.Settings.Current.Servers;
            var fields = new Fields(lpa);
            fields.Text("Wi-Fi", "ssid", settings.Ssid ?? "none");
            fields.Text("address", "address", board.Address ?? "none");
        }
    }
}
