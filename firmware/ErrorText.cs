namespace NanoLpa.Firmware
{
    /// <summary>Sentences for errors: the stage, what happened, and the numbers for those who help.</summary>
    public static class ErrorText
    {
        /// <summary>One line that says where it failed and why.</summary>
        public static string Of(LpaException e)
        {
            var text = StageText.Of(e.Stage) + ": " + Reason(e);
            var numbers = Numbers(e);
            return numbers.Length == 0 ? text : text + " [" + numbers + "]";
        }

        private static string Reason(LpaException e)
        {
            switch (e.Code)
            {
                case LpaError.ServerRefused:
                    return SmdpStatusText.Of(e.SubjectCode, e.ReasonCode);
                case LpaError.InstallFailed:
                    return EuiccErrorText.Install(e.Detail & 0xFF);
                case LpaError.AuthenticateServerRefused:
                    return EuiccErrorText.Authenticate(e.Detail);
                case LpaError.PrepareDownloadRefused:
                    return EuiccErrorText.Download(e.Detail);
                case LpaError.Internal:
                    return "internal error: " + e.InnerException.GetType().Name;
                default:
                    return CodeText.Of(e.Code);
            }
        }

        private static string Numbers(LpaException e)
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

            return e.SubjectCode == null ? text : Add(text, "SM-DP+ " + e.SubjectCode + "/" + e.ReasonCode);
        }

        private static string Add(string text, string more) => text.Length == 0 ? more : text + ", " + more;
    }
}
