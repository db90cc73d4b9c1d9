namespace NanoLpa
{
    /// <summary>ES10b.AuthenticateServer (SGP.22 section 5.7.13).</summary>
    public static class AuthenticateServer
    {
        private const int Tag = 0xBF38;

        /// <summary>Lets the eUICC check the server, and gets its own proof for the server.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="server">What the server answered to ES9+.InitiateAuthentication.</param>
        /// <param name="matchingId">From the activation code, may be empty.</param>
        /// <param name="device">What to tell the server of the device.</param>
        /// <returns>A reader at the whole AuthenticateServerResponse.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.AuthenticateServerRefused"/>: the detail is the AuthenticateErrorCode.</exception>
        public static TlvReader Call(IsdR isdr, TlvWriter request, InitiateAuthentication server, string matchingId, DeviceInfo device)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.WriteRaw(server.ServerSigned1);
            request.WriteRaw(server.ServerSignature1);
            request.WriteRaw(server.CiPublicKeyId);
            request.WriteRaw(server.ServerCertificate);
            var context = request.Begin(0xA0);
            request.Write(0x80, matchingId);
            device.Write(request);
            request.End(context);
            request.End(mark);

            var response = isdr.Send(request).Require(Tag);
            Es10Result.Check(response, LpaError.AuthenticateServerRefused);
            return response;
        }
    }
}
