namespace NanoLpa.Firmware
{
    /// <summary>Sentences for errors: the stage, what happened, and the numbers for those who help.</summary>
    public static class ErrorText
    {
        /// <summary>One line that says where it failed and why.</summary>
        public static string Of(LpaException e)
        {
            var server = e.ServerIsSmds ? StageText.Smds : StageText.Smdp;
            var text = StageText.Of(e.Stage, server) + ": " + Reason(e, server);
            var numbers = Numbers(e, server);
            return numbers.Length == 0 ? text : text + " [" + numbers + "]";
        }

        private static string Reason(LpaException e, string server)
        {
            switch (e.Code)
            {
                case LpaError.ServerRefused:
                    return SmdpStatusText.Of(e.SubjectCode, e.ReasonCode, server);
                case LpaError.InstallFailed:
                    return EuiccErrorText.Install(e.Detail & 0xFF);
                case LpaError.AuthenticateServerRefused:
                    return EuiccErrorText.Authenticate(e.Detail, server);
                case LpaError.PrepareDownloadRefused:
                    return EuiccErrorText.Download(e.Detail);
                case LpaError.RegistrationDenied:
                    return RegistrationText.Denied(e.Detail);
                case LpaError.CardStatusWord:
                    return StatusWordText.Of(e.StatusWord);
                case LpaError.CardTransport:
                    return ModemErrorText.Card(e.Detail);
                case LpaError.HttpStatus:
                    return HttpStatusText.Of(e.HttpStatus);
                case LpaError.TlsRefused:
                case LpaError.ConnectFailed:
                    return ModemErrorText.Connection(e.Code, e.Detail) ?? CodeText.Of(e.Code);
                case LpaError.NoNetwork:
                    return BoardNetworkText.Of(e.Detail) ?? CodeText.Of(e.Code);
                case LpaError.ModemRefused:
                case LpaError.ModemTimeout:
                    return ModemErrorText.Command(e.Code, e.Detail) ?? CodeText.Of(e.Code);
                case LpaError.CardTimeout:
                case LpaError.CardResponse:
                    return ModemErrorText.CardLine(e.Code, e.Detail) ?? CodeText.Of(e.Code) + AfterLoss(e.Stage);
                case LpaError.Internal:
                    return e.InnerException == null ? CodeText.Of(e.Code) : CodeText.Of(e.Code) + ": " + e.InnerException.GetType().Name;
                default:
                    return CodeText.Of(e.Code);
            }
        }

        /// <summary>What to do when the eUICC's answer got lost: it may have done what it was told.</summary>
        private static string AfterLoss(LpaStage stage) => stage == LpaStage.LoadBoundProfilePackage
            ? "; list shows whether the profile is there all the same"
            : "; restart the modem and try again";

        private static string Numbers(LpaException e, string server)
        {
            var text = string.Empty;
            if (e.Detail >= 0)
            {
                text = Add(text, "detail " + e.Detail.ToString());
            }

            if (e.StatusWord != 0 && e.StatusWord != 0x9000)
            {
                text = Add(text, "SW " + e.StatusWord.ToString("X4"));
            }

            if (e.HttpStatus != 0 && e.HttpStatus != 200)
            {
                text = Add(text, "HTTP " + e.HttpStatus.ToString());
            }

            return e.SubjectCode == null ? text : Add(text, server + " " + e.SubjectCode + "/" + e.ReasonCode);
        }

        private static string Add(string text, string more) => text.Length == 0 ? more : text + ", " + more;
    }
}
