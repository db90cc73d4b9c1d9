namespace NanoLpa.Firmware
{
    /// <summary><c>list</c>: shows the profiles.</summary>
    public sealed class ListCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "list";

        /// <inheritdoc />
        public string Arguments => string.Empty;

        /// <inheritdoc />
        public string Help => "shows the profiles: row, ICCID, state, class, name";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var profiles = lpa.Esim.GetProfileInfo(1);
            if (profiles == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Rows.Remember(profiles);
            if (profiles.Length == 0)
            {
                lpa.Print("no profiles");
            }

            lpa.Answer.BeginArray("profiles");
            for (var i = 0; i < profiles.Length; i++)
            {
                lpa.Print((i + 1).ToString() + "  " + Describe(profiles[i]));
                AddValues(lpa.Answer, profiles[i]);
            }

            lpa.Answer.EndArray();

            return true;
        }

        private static void AddValues(Answer answer, ProfileInfo profile)
        {
            answer.BeginObject(null);
            answer.Value("iccid", profile.Iccid);
            answer.Value("enabled", profile.Enabled);
            answer.Value("class", profile.ProfileClass);
            answer.Value("nickname", profile.Nickname);
            answer.Value("provider", profile.ServiceProviderName);
            answer.Value("name", profile.ProfileName);
            answer.Value("aid", profile.IsdpAid == null ? null : Hex.ToString(profile.IsdpAid, 0, profile.IsdpAid.Length));
            if (profile.Fallback)
            {
                answer.Value("fallback", true);
            }

            answer.EndObject();
        }

        private static string Describe(ProfileInfo profile)
        {
            var name = string.IsNullOrEmpty(profile.Nickname) ? profile.ProfileName : profile.Nickname;
            var text = profile.Iccid + "  " + (profile.Enabled ? "enabled " : "disabled") + "  " + ProfileClassText.Of(profile.ProfileClass);
            if (name != null || profile.ServiceProviderName != null)
            {
                text += "  " + name + " (" + profile.ServiceProviderName + ")";
            }

            return profile.Fallback ? text + "  fallback" : text;
        }
    }
}
