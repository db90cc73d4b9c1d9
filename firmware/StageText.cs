namespace NanoLpa.Firmware
{
    /// <summary>Words for the stages of procedures.</summary>
    internal static class StageText
    {
        /// <summary>What the server of most procedures is.</summary>
        public const string Smdp = "SM-DP+";

        /// <summary>What the server of a discovery is.</summary>
        public const string Smds = "SM-DS";

        /// <summary>The words for a stage, as they stand alone in a line.</summary>
        /// <param name="stage">The stage.</param>
        /// <param name="server">What the server is.</param>
        public static string Of(LpaStage stage, string server = Smdp)
        {
            switch (stage)
            {
                case LpaStage.ActivationCode:
                    return server == Smds ? "reading the address" : "reading the activation code";
                case LpaStage.OpenChannel:
                    return "opening a channel to the eUICC";
                case LpaStage.EuiccInfo:
                    return "reading the eUICC's information and challenge";
                case LpaStage.InitiateAuthentication:
                    return "contacting the " + server;
                case LpaStage.AuthenticateServer:
                    return "checking the " + server + " on the eUICC";
                case LpaStage.AuthenticateClient:
                    return "presenting the eUICC to the " + server;
                case LpaStage.Confirmation:
                    return "profile offered";
                case LpaStage.PrepareDownload:
                    return "preparing the download on the eUICC";
                case LpaStage.GetBoundProfilePackage:
                    return "requesting the profile package";
                case LpaStage.LoadBoundProfilePackage:
                    return "loading the profile package";
                case LpaStage.ReportResult:
                    return "reporting the result to the " + server;
                case LpaStage.Done:
                    return "done";
                case LpaStage.Management:
                    return "managing profiles";
                case LpaStage.Notification:
                    return "reporting a notification";
                case LpaStage.Network:
                    return "connecting to the network";
                case LpaStage.Certificates:
                    return "keeping root certificates";
                default:
                    return "starting";
            }
        }
    }
}
