using System;

namespace NanoLpa
{
    /// <summary>The download and installation of a profile (SGP.22 section 3.1.3), from the activation code to the reported result.</summary>
    /// <remarks>
    /// <see cref="Run"/> shows the stages in their order. What a failure does depends on how far the session got:
    /// before ES10b.AuthenticateServer succeeded there is nothing to cancel; from then on until the eUICC gives a
    /// ProfileInstallationResult the session is cancelled with its true reason, on the eUICC and, where the server still
    /// holds it, there; a ProfileInstallationResult, good or bad, ends the session by itself and is reported instead.
    /// In every case the connection and the logical channel are closed. When the card was not heard while the package was
    /// loaded, the eUICC is asked for its result before anything else, in the next run if it cannot be in this one.
    /// </remarks>
    public sealed class ProfileDownload
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly DeviceInfo _device;
        private readonly IDownloadListener _listener;
        private readonly TlvWriter _request = new TlvWriter(256);
        private readonly MutualAuthentication _authentication;
        private readonly SessionCancellation _cancellation;
        private readonly InstallationReport _report;
        private LpaStage _stage;
        private ServerAddress _smdp;
        private ProfileMetadata _profile;
        private bool _mayBeInstalled;

        /// <summary>Creates a download.</summary>
        /// <param name="isdr">The ISD-R, closed.</param>
        /// <param name="es9">The way to servers.</param>
        /// <param name="device">What to tell the server of the device.</param>
        /// <param name="listener">Hears how it goes.</param>
        public ProfileDownload(IsdR isdr, Es9Client es9, DeviceInfo device, IDownloadListener listener)
        {
            _isdr = isdr;
            _es9 = es9;
            _device = device;
            _listener = listener;
            _authentication = new MutualAuthentication(isdr, es9, _request, Enter);
            _cancellation = new SessionCancellation(isdr, es9, _request);
            _report = new InstallationReport(isdr, es9, _request);
        }

        /// <summary>Whether the server is also told, where the profile asks for that notification, that it is installed; true
        /// unless set. It is told the result in any case.</summary>
        public bool ReportsInstall { get; set; } = true;

        /// <summary>Why the result, or what is told behind it, could not be reported; null when it was. The eUICC keeps it until it is.</summary>
        public LpaException ReportError { get; private set; }

        /// <summary>Whether, after an installation, the eUICC may keep something of it that a server is still to be told.</summary>
        public bool IsPending => _report.IsPending;

        /// <summary>What the server was told besides the result; null: nothing.</summary>
        public NotificationReport Reported => _report.Reported;

        /// <summary>Downloads and installs the profile.</summary>
        /// <param name="code">The activation code, or what stands for none: <see cref="ActivationCode.ForDefaultSmdp"/>, <see cref="ActivationCode.ForEvent"/>.</param>
        /// <param name="confirmationCode">The confirmation code; null or empty when none came with it.</param>
        /// <returns>The result of the installation, which succeeded.</returns>
        /// <exception cref="LpaException">It failed; <see cref="LpaException.Stage"/> says where. <see cref="LpaError.InstallFailed"/>
        /// is the eUICC's own word.</exception>
        public ProfileInstallationResult Run(ActivationCode code, string confirmationCode)
        {
            try
            {
                return Install(code, confirmationCode);
            }
            catch (Exception e)
            {
                var failure = Complete(e);
                _cancellation.Run(_smdp, failure);
                throw failure;
            }
            finally
            {
                _es9.Close();
                _isdr.Close();
            }
        }

        private ProfileInstallationResult Install(ActivationCode code, string confirmationCode)
        {
            if (code.IsGiven)
            {
                Enter(LpaStage.ActivationCode);
            }

            if (code.ConfirmationCodeRequired)
            {
                confirmationCode = Need(confirmationCode);
            }

            Enter(LpaStage.OpenChannel);
            _isdr.Open();

            var result = FindLostResult() ?? Load(code, confirmationCode);
            _cancellation.Disarm();

            Enter(LpaStage.ReportResult);
            Report(result);
            if (!result.Succeeded)
            {
                _stage = LpaStage.LoadBoundProfilePackage;
                throw new LpaException(LpaError.InstallFailed, 256 * result.FailedCommand + result.ErrorReason);
            }

            Enter(LpaStage.Done);
            return result;
        }

        private ProfileInstallationResult Load(ActivationCode code, string confirmationCode)
        {
            Enter(LpaStage.EuiccInfo);
            _smdp = code.Smdp ?? ReadDefaultSmdp();
            var proof = _authentication.Run(_smdp, code.Oid, code.MatchingId, _device);
            _cancellation.Arm(_authentication.TransactionId);

            Enter(LpaStage.AuthenticateClient);
            var session = _authentication.TransactionId;
            var offer = AuthenticateClient.Call(_es9, _smdp, session, proof);

            Enter(LpaStage.Confirmation);
            _profile = offer.Metadata;
            _listener.OnMetadata(_profile);
            Confirm(_profile);
            byte[] hashCc = null;
            if (offer.ConfirmationCodeRequired)
            {
                hashCc = PrepareDownload.HashConfirmationCode(Need(confirmationCode), session.Bytes);
            }

            Enter(LpaStage.PrepareDownload);
            var binding = PrepareDownload.Call(_isdr, _request, offer, hashCc);

            Enter(LpaStage.GetBoundProfilePackage);
            var package = GetBoundProfilePackage.Call(_es9, _smdp, session, binding);

            try
            {
                Enter(LpaStage.LoadBoundProfilePackage);
                return new BoundProfilePackage(package, _isdr).Load(session, _listener);
            }
            catch (LpaException e)
            {
                _mayBeInstalled = LostResult.MayExist(e);
                var failure = Complete(e);
                var result = TryFindLostResult();
                if (result == null)
                {
                    // Not "throw" alone: nanoFramework then throws on what was caught last, in the search for the result.
                    throw failure;
                }

                return result;
            }
        }

        /// <summary>Looks for the result of a session in which the card was not heard to the end; null when there is none.</summary>
        private ProfileInstallationResult FindLostResult()
        {
            if (!_mayBeInstalled)
            {
                return null;
            }

            var result = LostResult.Find(_isdr, _request, _authentication.TransactionId);
            _mayBeInstalled = false;
            return result;
        }

        private ProfileInstallationResult TryFindLostResult()
        {
            try
            {
                return FindLostResult();
            }
            catch (LpaException)
            {
                // The card is still not heard. It is asked again before the next attempt.
                return null;
            }
        }

        private ServerAddress ReadDefaultSmdp()
        {
            var address = GetEuiccConfiguredAddresses.Call(_isdr, _request).DefaultSmdp;
            if (string.IsNullOrEmpty(address))
            {
                throw new LpaException(LpaError.NoDefaultSmdp);
            }

            return ServerAddress.ParseOther(address);
        }

        /// <summary>Checks the profile's policy rules, and asks the end user.</summary>
        private void Confirm(ProfileMetadata profile)
        {
            var consentRequired = PolicyCheck.Call(_isdr, _request, profile);
            switch (_listener.AskInstall(profile, consentRequired))
            {
                case InstallDecision.Install:
                    return;
                case InstallDecision.Postpone:
                    throw new LpaException(LpaError.UserPostponed);
                default:
                    throw new LpaException(LpaError.UserRejected);
            }
        }

        /// <summary>Reports the result. A failure here does not undo the installation.</summary>
        private void Report(ProfileInstallationResult result)
        {
            try
            {
                _report.Run(result, _profile, ReportsInstall);
            }
            catch (Exception e)
            {
                ReportError = Complete(e);
            }
        }

        private string Need(string confirmationCode)
        {
            if (string.IsNullOrEmpty(confirmationCode))
            {
                confirmationCode = _listener.AskConfirmationCode();
            }

            if (string.IsNullOrEmpty(confirmationCode))
            {
                throw new LpaException(LpaError.ConfirmationCodeRequired);
            }

            return confirmationCode;
        }

        private void Enter(LpaStage stage)
        {
            _stage = stage;
            _listener.OnStage(stage);
        }

        private LpaException Complete(Exception e) => Failure.Complete(e, _stage, _isdr, _es9);
    }
}
