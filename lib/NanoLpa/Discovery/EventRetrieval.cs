using System;

namespace NanoLpa
{
    /// <summary>Asks an SM-DS what servers have for this eUICC (Event Retrieval, SGP.22 section 3.6.1).</summary>
    /// <remarks>Nothing is to be cancelled when it fails: ES11 knows no cancellation, and the eUICC forgets the session with
    /// the next challenge.</remarks>
    public sealed class EventRetrieval
    {
        private readonly IsdR _isdr;
        private readonly Es9Client _es9;
        private readonly DeviceInfo _device;
        private readonly TlvWriter _request = new TlvWriter(256);
        private LpaStage _stage;

        /// <summary>Creates a retrieval.</summary>
        /// <param name="isdr">The ISD-R, open when it runs.</param>
        /// <param name="es9">The way to servers.</param>
        /// <param name="device">What to tell the SM-DS of the device.</param>
        public EventRetrieval(IsdR isdr, Es9Client es9, DeviceInfo device)
        {
            _isdr = isdr;
            _es9 = es9;
            _device = device;
        }

        /// <summary>Retrieves the events for this eUICC.</summary>
        /// <param name="address">The SM-DS: a host name, with <c>:port</c> where it is not 443; null or empty: the root SM-DS that the eUICC names.</param>
        /// <returns>The events, maybe none.</returns>
        /// <exception cref="LpaException">It failed; <see cref="LpaException.Stage"/> says where.</exception>
        public EventRecord[] Run(string address)
        {
            try
            {
                return Retrieve(address);
            }
            catch (Exception e)
            {
                var failure = Failure.Complete(e, _stage, _isdr, _es9);
                failure.ServerIsSmds = true;
                throw failure;
            }
        }

        private EventRecord[] Retrieve(string address)
        {
            Enter(LpaStage.ActivationCode);
            var smds = string.IsNullOrEmpty(address) ? null : ServerAddress.ParseOther(address);

            Enter(LpaStage.EuiccInfo);
            smds = smds ?? ReadRootSmds();
            var authentication = new MutualAuthentication(_isdr, _es9, _request, Enter);
            var proof = authentication.Run(smds, string.Empty, string.Empty, _device);

            Enter(LpaStage.AuthenticateClient);
            return AuthenticateClientEs11.Call(_es9, smds, authentication.TransactionId, proof);
        }

        private ServerAddress ReadRootSmds()
        {
            var root = GetEuiccConfiguredAddresses.Call(_isdr, _request).RootSmds;
            if (string.IsNullOrEmpty(root))
            {
                throw new LpaException(LpaError.NoRootSmds);
            }

            return ServerAddress.ParseOther(root);
        }

        private void Enter(LpaStage stage) => _stage = stage;
    }
}
