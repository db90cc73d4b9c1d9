using System;

namespace NanoLpa
{
    /// <summary>Cancels the session of a download that has failed: on the eUICC and, where the server still holds it, there
    /// (SGP.22 section 3.0.2, "Common Cancel Session procedure").</summary>
    internal sealed class SessionCancellation
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly TlvWriter _request;
        private TransactionId _session;

        public SessionCancellation(IsdR isdr, Es9Client es9, TlvWriter request)
        {
            _isdr = isdr;
            _es9 = es9;
            _request = request;
        }

        /// <summary>From now on the eUICC has this session.</summary>
        public void Arm(TransactionId session) => _session = session;

        /// <summary>From now on it has none: it has given its result.</summary>
        public void Disarm() => _session = null;

        /// <summary>Cancels the session, if there is one. Never throws: the failure that led here is the one to tell.</summary>
        /// <param name="smdp">The server.</param>
        /// <param name="failure">Why; its stage is set.</param>
        public void Run(ServerAddress smdp, LpaException failure)
        {
            var session = _session;
            _session = null;
            if (session == null || !_isdr.IsOpen)
            {
                return;
            }

            try
            {
                var proof = CancelSession.Call(_isdr, _request, session.Bytes, ReasonFor(failure));
                if (ServerHasSession(failure.Code))
                {
                    CancelSessionEs9.Call(_es9, smdp, session, proof);
                }
            }
            catch (Exception)
            {
                // A session that could not be cancelled ends by itself: on the eUICC with the next challenge, on the server
                // with its time limit.
            }
        }

        private static CancelReason ReasonFor(LpaException failure)
        {
            switch (failure.Code)
            {
                case LpaError.ConfirmationCodeRequired:
                case LpaError.UserRejected:
                    return CancelReason.EndUserRejection;
                case LpaError.UserPostponed:
                case LpaError.ConsentRequired:
                    // Whoever was not asked has not said no: the server is to keep the profile.
                    return CancelReason.Postponed;
                case LpaError.UserTimeout:
                    return CancelReason.Timeout;
                case LpaError.PolicyNotAllowed:
                    return CancelReason.PprNotAllowed;
                default:
                    if (RepeatedDownload.IsTransient(failure))
                    {
                        // Of the other reasons, most make the server give the profile up.
                        return CancelReason.Timeout;
                    }

                    // An answer that breaks off says nothing of the package in it.
                    return failure.Stage == LpaStage.LoadBoundProfilePackage && failure.Code != LpaError.ServerData
                        ? CancelReason.LoadBppExecutionError
                        : CancelReason.UndefinedReason;
            }
        }

        /// <summary>A server that refused a function has ended the session itself, an SM-DS knows no cancellation; one that cannot be reached cannot be told.</summary>
        private static bool ServerHasSession(LpaError code)
        {
            switch (code)
            {
                case LpaError.ServerRefused:
                case LpaError.NotSmdp:
                case LpaError.NoNetwork:
                case LpaError.HostNotFound:
                case LpaError.ConnectFailed:
                case LpaError.TlsRefused:
                    return false;
                default:
                    return true;
            }
        }
    }
}
