namespace NanoLpa.Firmware
{
    /// <summary>Words for the stages of procedures.</summary>
    internal static class StageText
    {
        /// <summary>The words for a stage, as they stand alone in a line.</summary>
        public static string Of(LpaStage stage)
        {
            switch (stage)
            {
                case LpaStage.ActivationCode:
                    return "reading the activation code";
                case LpaStage.OpenChannel:
                    return "opening a channel to the eUICC";
                case LpaStage.EuiccInfo:
                    return "reading the eUICC's information and challenge";
                case LpaStage.InitiateAuthentication:
                    return "contacting the SM-DP+";
                case LpaStage.AuthenticateServer:
                    return "checking the SM-DP+ on the eUICC";
                case LpaStage.AuthenticateClient:
                    return "presenting the eUICC to the SM-DP+";
                case LpaStage.Confirmation:
                    return "profile offered";
                case LpaStage.PrepareDownload:
                    return "preparing the download on the eUICC";
                case LpaStage.GetBoundProfilePackage:
                    return "requesting the profile package";
                case LpaStage.LoadBoundProfilePackage:
                    return "loading the profile package";
                case LpaStage.ReportResult:
                    return "reporting the result to the SM-DP+";
                case LpaStage.Done:
                    return "done";
                case LpaStage.Management:
                    return "managing profiles";
                case LpaStage.Notification:
                    return "reporting a notification";
                default:
                    return "starting";
            }
        }
    }
}
