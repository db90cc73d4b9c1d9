namespace NanoLpa.Firmware
{
    /// <summary><c>nickname</c>: gives a profile a nickname, or takes it away.</summary>
    public sealed class NicknameCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "nickname";

        /// <inheritdoc />
        public string Arguments => "<iccid or row> [text]";

        /// <inheritdoc />
        public string Help => "gives a profile a nickname; without a text it takes it away";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            if (arguments.Length == 0)
            {
                return lpa.FailUsage(this);
            }

            var iccid = lpa.Rows.Iccid(lpa, arguments[0]);
            if (iccid == null)
            {
                return false;
            }

            var nickname = Words.Join(Words.Behind(arguments));
            if (lpa.Esim.Management.SetNickname(iccid, nickname) != 0)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print(iccid + (nickname.Length == 0 ? " has no nickname" : " is called " + nickname));
            lpa.Answer.Value("iccid", iccid);
            lpa.Answer.Value("nickname", nickname);
            return true;
        }
    }
}
