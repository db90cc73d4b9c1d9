using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// ES9+.CancelSession (SGP.22 section 5.6.5): ends a session with a reason that the eUICC has signed. After
/// most reasons the order cannot be downloaded any more.
/// </summary>
internal sealed class CancelSession(SmdpState state) : IEs9Function
{
    private const int Postponed = 1;
    private const int Timeout = 2;
    private const int UndefinedReason = 127;

    public Es9Answer Execute(Es9Request request)
    {
        var session = state.Sessions.Get(request.Text("transactionId"));
        state.ThrowIfFaulty(Es9Function.CancelSession, session.Order);
        var response = request.Tlv("cancelSessionResponse", 0xBF41);
        if (response.Find(0x81) is { } error)
        {
            state.Sessions.Close(session.Id);
            throw Es9Exception.EuiccReports("CancelSession", error.ToInteger());
        }

        if (response.Require(0xA0).Children is not [{ Tag: 0x30 } signed, { Tag: RspSignature.Tag } signature])
        {
            throw Es9Exception.MalformedRequest("cancelSessionResponse");
        }

        if (session.Euicc is null || !EuiccChain.HasSigned(session.Euicc, signed.Raw.Span, signature.Value.Span))
        {
            throw Es9Exception.EuiccSignature("euiccCancelSessionSignature");
        }

        if (signed.Require(0x81).ToOid() != state.Pki.DpOid)
        {
            throw Es9Exception.SmdpOid();
        }

        if (!signed.Require(0x80).Value.Span.SequenceEqual(session.TransactionId))
        {
            throw Es9Exception.UnknownTransaction();
        }

        End(session, (int)signed.Require(0x82).ToInteger());
        return new Es9Answer(session.Id, session.Order) { ShowsTransactionId = false };
    }

    private void End(Session session, int reason)
    {
        state.Sessions.Close(session.Id);
        if (session.Order is not { } order)
        {
            return;
        }

        order.CancelReason = reason;
        if (order.State is OrderState.Released or OrderState.Downloaded)
        {
            order.State = reason is Postponed or Timeout or UndefinedReason ? OrderState.Released : OrderState.Error;
        }
    }
}
