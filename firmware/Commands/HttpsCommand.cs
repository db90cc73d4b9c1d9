namespace NanoLpa.Firmware
{
    /// <summary><c>https</c>: whose network reaches the servers.</summary>
    public sealed class HttpsCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "https";

        /// <inheritdoc />
        public string Arguments => "[modem|board]";

        /// <inheritdoc />
        public string Help => "whose network reaches the servers, from now on";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var servers = lpa.Device?.Servers;
            if (servers == null || arguments.Length > 1)
            {
                return lpa.FailUsage(this);
            }

            if (arguments.Length == 1)
            {
                var name = arguments[0].ToLower();
                if (name == SettingsText.Unset || !SettingsChange.IsPossible(lpa, Name, name))
                {
                    return lpa.Fail(name == "board" ? SettingsChange.NoBoardNetwork : "usage: https " + Arguments);
                }

                var choice = name == "board" ? ServerNetworkChoice.Board : ServerNetworkChoice.Modem;
                try
                {
                    servers.Use(choice);
                }
                catch (LpaException e)
                {
                    e.Stage = LpaStage.Network;
                    return lpa.Fail(e);
                }

                lpa.Device.Settings.Current.Servers.Https = choice;
                if (!SettingsChange.Keep(lpa))
                {
                    return false;
                }
            }

            var used = servers.UsesBoard ? "board" : "modem";
            lpa.Print("servers are reached over the network of the " + used);
            lpa.Answer.Value(Name, used);
            return true;
        }
    }
}
