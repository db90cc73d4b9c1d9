using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// ES9+.InitiateAuthentication and ES11.InitiateAuthentication (SGP.22 sections 5.6.1 and 5.8.1): opens a session and
/// proves who the server is.
/// </summary>
internal sealed class InitiateAuthentication(RspServerState state) : IEs9Function
{
    private const int ChallengeLength = 16;

    public Es9Answer Execute(Es9Request request)
    {
        var address = state.OwnAddress(request.Text("smdpAddress")) ?? throw Es9Exception.ServerAddress(state.Subject);
        var challenge = request.Bytes("euiccChallenge");
        if (challenge.Length != ChallengeLength)
        {
            throw Es9Exception.MalformedRequest("euiccChallenge");
        }

        var euiccInfo1 = request.Tlv("euiccInfo1", 0xBF20);
        if (euiccInfo1.Require(0x82).Value.Span is not [2, _, _])
        {
            throw Es9Exception.UnsupportedVersion(state.Subject);
        }

        var ciKeyId = state.Pki.Ci.SubjectKeyId;
        if (!Lists(euiccInfo1.Require(0xAA), ciKeyId))
        {
            throw Es9Exception.NoCommonCiKey(state.Subject);
        }

        if (!Lists(euiccInfo1.Require(0xA9), ciKeyId))
        {
            throw Es9Exception.NoCertificateForCiKey(state.Subject);
        }

        return Answer(state.Sessions.Open(address), challenge, ciKeyId);
    }

    private Es9Answer Answer(Session session, byte[] challenge, byte[] ciKeyId)
    {
        var other = state.Strikes(FaultKind.WrongTransactionId, Es9Function.InitiateAuthentication, null) is not null;
        var serverSigned1 = Der.Encode(
            0x30,
            Der.Encode(0x80, (other ? Fault.Spoil(session.TransactionId) : session.TransactionId).AsSpan()),
            Der.Encode(0x81, challenge.AsSpan()),
            Der.Text(0x83, session.Address),
            Der.Encode(0x84, session.ServerChallenge.AsSpan()));
        var signature = state.Auth.Sign(serverSigned1);
        if (state.Strikes(FaultKind.WrongServerSignature, Es9Function.InitiateAuthentication, null) is not null)
        {
            signature = Fault.Spoil(signature);
        }

        var answer = new Es9Answer(session.Id);
        answer.Add("serverSigned1", serverSigned1);
        answer.Add("serverSignature1", Der.Encode(RspSignature.Tag, signature.AsSpan()));
        answer.Add("euiccCiPKIdToBeUsed", Der.Encode(0x04, ciKeyId.AsSpan()));
        answer.Add("serverCertificate", state.Auth.Der);
        return answer;
    }

    private static bool Lists(Tlv keyIds, byte[] keyId) =>
        keyIds.Children.Any(listed => listed.Value.Span.SequenceEqual(keyId));
}
