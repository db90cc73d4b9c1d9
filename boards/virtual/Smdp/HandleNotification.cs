using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// ES9+.HandleNotification (SGP.22 section 5.6.4): takes what the eUICC reports. It has no answer, so whatever is wrong
/// with a notification stands in the log only.
/// </summary>
internal sealed class HandleNotification(SmdpState state) : IEs9Function
{
    public Es9Answer Execute(Es9Request request)
    {
        ProfileOrder? order = null;
        SmdpNotification notification;
        try
        {
            var pending = Tlv.Read(request.Bytes("pendingNotification"));
            if (pending.Tag == 0xBF37)
            {
                order = state.Orders.FindByTransaction(TransactionOf(pending));
                state.ThrowIfFaulty(Es9Function.HandleNotification, order);
                notification = TakeInstallationResult(pending, order);
            }
            else
            {
                notification = TakeOther(pending);
                order = state.Orders.All.FirstOrDefault(known => known.Iccid == notification.Iccid);
                state.ThrowIfFaulty(Es9Function.HandleNotification, order);
            }
        }
        catch (Exception e) when (e is FormatException or Es9Exception { SubjectCode: "1.3.1" })
        {
            notification = new SmdpNotification();
        }

        state.Notifications.Add(notification);
        return new Es9Answer(notification.TransactionId, order) { IsEmpty = true };
    }

    /// <summary>ProfileInstallationResult: signed with the key of the eUICC that the package was bound to.</summary>
    private SmdpNotification TakeInstallationResult(Tlv pending, ProfileOrder? order)
    {
        var data = pending.Require(0xBF27);
        var transactionId = TransactionOf(pending);
        var result = data.Require(0xA2);
        var error = result.Find(0xA1);
        var isValid = order is not null && EuiccChain.HasSigned(
            order.Transactions[transactionId], data.Raw.Span, pending.Require(RspSignature.Tag).Value.Span);
        var notification = Describe(data.Require(0xBF2F)) with
        {
            TransactionId = transactionId,
            IsValid = isValid,
            IsdpAid = result.Path(0xA0, 0x4F) is { } aid ? Convert.ToHexString(aid.Value.Span) : null,
            BppCommand = error?.Require(0x80).ToInteger(),
            ErrorReason = error?.Require(0x81).ToInteger(),
        };
        if (isValid)
        {
            state.Sessions.Close(transactionId);
            if (order!.State == OrderState.Downloaded)
            {
                order.State = error is null ? OrderState.Installed : OrderState.Error;
            }
        }

        return notification;
    }

    /// <summary>OtherSignedNotification: brings the certificates it is to be checked with.</summary>
    private SmdpNotification TakeOther(Tlv pending)
    {
        if (pending is not { Tag: 0x30 }
            || pending.Children is not [var data, { Tag: RspSignature.Tag } signature, var euicc, var eum])
        {
            throw Es9Exception.MalformedRequest("pendingNotification");
        }

        var isValid = false;
        try
        {
            var certificate = EuiccChain.Verify(euicc, eum, state.Pki, state.Now);
            isValid = EuiccChain.HasSigned(certificate, data.Raw.Span, signature.Value.Span);
        }
        catch (Es9Exception)
        {
            // The log says that it is not valid.
        }

        return Describe(data) with { IsValid = isValid };
    }

    private static SmdpNotification Describe(Tlv metadata)
    {
        var events = Der.ReadNamedBits(metadata.Require(0x81).Value.Span);
        return new SmdpNotification
        {
            SequenceNumber = metadata.Require(0x80).ToInteger(),
            Event = events is [var single] ? (NotificationEvent)single : null,
            Address = metadata.Require(0x0C).ToText(),
            Iccid = metadata.Find(0x5A) is { } iccid ? Rsp.Iccid.ToDigits(iccid.Value.Span) : null,
        };
    }

    private static string TransactionOf(Tlv pending) =>
        Convert.ToHexString(pending.Require(0xBF27).Require(0x80).Value.Span);
}
