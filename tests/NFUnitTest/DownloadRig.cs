using System;
using NanoLpa;

namespace NFUnitTest
{
    /// <summary>A download against a scripted eUICC and a scripted server, in which all goes well until a test says otherwise.</summary>
    internal sealed class DownloadRig : IDownloadListener
    {
        public DownloadRig()
        {
            Card = new ScriptedEuicc(Journal);
            Server = new ScriptedServer(Journal);
            Isdr = new IsdR(Card);
            Es9 = new Es9Client(Server);

            Card.Answer("BF20", Vectors.EuiccInfo1 + "9000");
            Card.Answer("BF2E", Vectors.Challenge + "9000");
            Card.Answer("BF38", Session.AuthenticateServerResponse + "9000");
            Card.Answer("BF21", Session.PrepareDownloadResponse + "9000");
            Card.Answer("BF41", Session.CancelSessionResponse + "9000");
            Card.Answer("BF30", "BF30038001009000");
            Card.Answer(Session.LastSegment, Session.Installed + "9000");
            Server.Answer("initiateAuthentication", Session.Initiated());
            Server.Answer("authenticateClient", Session.Authenticated());
            Server.Answer("getBoundProfilePackage", Session.Bound());
            Server.Answer("cancelSession", "{" + Session.Header + "}");
        }

        public Journal Journal { get; } = new Journal();

        public Journal Stages { get; } = new Journal();

        public Journal Retries { get; } = new Journal();

        public ScriptedEuicc Card { get; }

        public ScriptedServer Server { get; }

        public IsdR Isdr { get; }

        public Es9Client Es9 { get; }

        public DeviceInfo Device = new DeviceInfo("53926011");

        /// <summary>As <see cref="ProfileDownload.ReportsInstall"/>.</summary>
        public bool ReportsInstall = true;

        public ProfileDownload Download { get; private set; }

        public ProfileInstallationResult Result { get; private set; }

        public ProfileMetadata Metadata { get; private set; }

        public int Loaded { get; private set; }

        public int Total { get; private set; }

        /// <summary>What the end user answers; <c>!62</c> for an exception.</summary>
        public string Confirmation;

        public int Asked { get; private set; }

        /// <summary>What the end user says to the profile, unless <see cref="InstallError"/> is set.</summary>
        public InstallDecision Decision = InstallDecision.Install;

        /// <summary>What is thrown in place of the end user's answer.</summary>
        public LpaError InstallError = LpaError.None;

        public int AskedInstall { get; private set; }

        public bool ConsentRequired { get; private set; }

        /// <summary>The stage in which the listener itself fails.</summary>
        public LpaStage Failing = LpaStage.Idle;

        /// <summary>Runs the download.</summary>
        /// <returns>Why it failed; null when it did not.</returns>
        public LpaException Run(string code = Session.Code, string confirmationCode = null)
        {
            Download = new ProfileDownload(Isdr, Es9, Device, this) { ReportsInstall = ReportsInstall };
            try
            {
                Result = Download.Run(ActivationCode.Parse(code), confirmationCode);
                return null;
            }
            catch (LpaException e)
            {
                return e;
            }
        }

        public void OnStage(LpaStage stage)
        {
            Stages.Add(((int)stage).ToString());
            if (stage == Failing)
            {
                throw new InvalidOperationException();
            }
        }

        public void OnMetadata(ProfileMetadata metadata) => Metadata = metadata;

        public void OnProgress(int loaded, int total)
        {
            Loaded = loaded;
            Total = total;
        }

        public void OnRetry(int attempt, int attempts, LpaException error)
        {
            Retries.Add(attempt.ToString() + "/" + attempts.ToString() + ":" + ((int)error.Code).ToString());
            if (attempt == HealedBefore)
            {
                Server.Answer(Healed, HealedAnswer);
            }
        }

        /// <summary>Before which attempt the server's answer becomes another one.</summary>
        public int HealedBefore { get; set; }

        /// <summary>The function whose answer it is.</summary>
        public string Healed { get; set; }

        public string HealedAnswer { get; set; }

        /// <summary>Runs the download as often as it takes.</summary>
        public LpaException RunRepeated(int attempts = 3)
        {
            var download = new RepeatedDownload(Isdr, Es9, Device, this) { Attempts = attempts, Pause = 0 };
            try
            {
                Result = download.Run(ActivationCode.Parse(Session.Code), null);
                return null;
            }
            catch (LpaException e)
            {
                return e;
            }
        }

        public InstallDecision AskInstall(ProfileMetadata profile, bool consentRequired)
        {
            AskedInstall++;
            ConsentRequired = consentRequired;
            if (InstallError != LpaError.None)
            {
                throw new LpaException(InstallError);
            }

            return Decision;
        }

        public string AskConfirmationCode()
        {
            Asked++;
            if (Confirmation != null && Confirmation[0] == '!')
            {
                throw new LpaException((LpaError)int.Parse(Confirmation.Substring(1)));
            }

            return Confirmation;
        }
    }
}
