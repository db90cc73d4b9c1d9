using System;

namespace NanoLpa.Firmware
{
    /// <summary><c>profile</c>: shows every field of a profile.</summary>
    public sealed class ProfileCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "profile";

        /// <inheritdoc />
        public string Arguments => "<iccid, aid or row>";

        /// <inheritdoc />
        public string Help => "shows all about a profile";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length != 1)
            {
                return lpa.FailUsage(this);
            }

            var identifier = lpa.Rows.Iccid(lpa, arguments[0]);
            if (identifier == null)
            {
                return false;
            }

            var profile = lpa.Esim.Management.GetProfile(identifier);
            if (profile == null)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            Show(lpa, profile);
            return true;
        }

        private static void Show(LpaConsole lpa, ProfileInfo profile)
        {
            var fields = new Fields(lpa);
            lpa.Print("ICCID: " + profile.Iccid);
            lpa.Answer.Value("iccid", profile.Iccid);
            fields.Line("state", profile.Enabled ? "enabled" : "disabled");
            lpa.Answer.Value("enabled", profile.Enabled);
            if (profile.Fallback)
            {
                fields.Line("fallback", "yes");
                lpa.Answer.Value("fallback", true);
            }

            fields.Text("nickname", "nickname", profile.Nickname);
            fields.Text("service provider", "provider", profile.ServiceProviderName);
            fields.Text("name", "name", profile.ProfileName);
            fields.Line("class", ProfileClassText.Of(profile.ProfileClass));
            lpa.Answer.Value("class", profile.ProfileClass);
            fields.Bytes("AID", "aid", profile.IsdpAid);
            ShowIcon(lpa, fields, profile);
            if (profile.Owner != null)
            {
                fields.Line("owner", OperatorText.Of(profile.Owner));
                OperatorText.AddTo(lpa.Answer, "owner", profile.Owner);
            }

            lpa.Answer.BeginArray("notifications");
            foreach (var notification in profile.Notifications)
            {
                lpa.Answer.BeginObject(null);
                lpa.Answer.Value("address", notification.Address);
                fields.List("notifies " + notification.Address, "events", Events(notification.Events));
                lpa.Answer.EndObject();
            }

            lpa.Answer.EndArray();
            fields.Text("SM-DP+ OID", "smdpOid", profile.SmdpOid);
            fields.List("policy rules", "policyRules", BitNames.Of((int)profile.PolicyRules, BitNames.Rules));
        }

        private static void ShowIcon(LpaConsole lpa, Fields fields, ProfileInfo profile)
        {
            if (profile.Icon == null)
            {
                return;
            }

            var type = profile.IconType == 0 ? "JPG" : profile.IconType == 1 ? "PNG" : "type " + profile.IconType.ToString();
            fields.Line("icon", type + ", " + profile.Icon.Length.ToString() + " bytes");
            lpa.Answer.Value("iconType", profile.IconType);
            lpa.Answer.Value("icon", Convert.ToBase64String(profile.Icon));
        }

        private static string[] Events(NotificationEvent events)
        {
            // Counted from the top of the byte, as the eUICC sends them.
            var bits = 0;
            for (var i = 0; i < 8; i++)
            {
                bits |= ((int)events & (0x80 >> i)) != 0 ? 1 << i : 0;
            }

            return BitNames.Of(bits, "install enable disable delete");
        }
    }
}
