using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// ES9+.AuthenticateClient (SGP.22 section 5.6.3): checks who the eUICC is and what it may have, and offers it.
/// </summary>
internal sealed class AuthenticateClient(SmdpState state) : IEs9Function
{
    private const Es9Function Function = Es9Function.AuthenticateClient;

    public Es9Answer Execute(Es9Request request)
    {
        var session = state.Sessions.Get(request.Text("transactionId"));
        var proof = EuiccAuthentication.Check(state, session, request);
        var order = state.Orders.Find(proof.MatchingId, session.Eid!);
        state.ThrowIfFaulty(Function, order);
        CheckEligibility(order, proof.Signed.Require(0xBF22));
        session.Order = order;
        return Offer(session, order, proof.Signature);
    }

    private void CheckEligibility(ProfileOrder order, Tlv euiccInfo2)
    {
        if (!state.Options.CheckEligibility)
        {
            return;
        }

        var forbidden = euiccInfo2.Find(0x99);
        if (forbidden is not null && Der.ReadNamedBits(forbidden.Value.Span).Intersect(order.Ppr).Any())
        {
            throw Es9Exception.NoEligibleProfile();
        }

        // extCardResource (ETSI TS 102 226): 82 is the free non-volatile memory.
        var resources = Tlv.ReadAll(euiccInfo2.Require(0x84).Value);
        var free = resources.FirstOrDefault(resource => resource.Tag == 0x82);
        if (free is not null && Unsigned(free.Value.Span) < state.Orders.ProfileOf(order).Length)
        {
            throw Es9Exception.NotEnoughMemory();
        }
    }

    private Es9Answer Offer(Session session, ProfileOrder order, Tlv signature1)
    {
        var other = state.Strikes(FaultKind.WrongTransactionId, Function, order) is not null;
        var again = order.State == OrderState.Downloaded ? order.EuiccOtpk : null;
        var smdpSigned2 = Der.Encode(
            0x30,
            Der.Encode(0x80, (other ? Fault.Spoil(session.TransactionId) : session.TransactionId).AsSpan()),
            Der.Boolean(0x01, order.ConfirmationCode is not null),
            again is null ? [] : Der.Encode(0x5F49, again.AsSpan()));
        var signature = state.Pki.DpPb.Sign(Der.Join(smdpSigned2, signature1.Raw.ToArray()));
        if (state.Strikes(FaultKind.WrongServerSignature, Function, order) is not null)
        {
            signature = Fault.Spoil(signature);
        }

        session.Metadata = ProfileMetadata.Encode(order, state.Address);
        session.SmdpSignature2 = Der.Encode(RspSignature.Tag, signature.AsSpan());

        var answer = new Es9Answer(session.Id, order);
        answer.Add("profileMetadata", session.Metadata);
        answer.Add("smdpSigned2", smdpSigned2);
        answer.Add("smdpSignature2", session.SmdpSignature2);
        answer.Add("smdpCertificate", state.Pki.DpPb.Der);
        return answer;
    }

    private static long Unsigned(ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        foreach (var octet in bytes)
        {
            number = number > long.MaxValue >> 8 ? long.MaxValue : (number << 8) | octet;
        }

        return number;
    }
}
