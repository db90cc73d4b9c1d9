using System.Security.Cryptography;
using System.Text;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// ES9+.GetBoundProfilePackage (SGP.22 section 5.6.2): checks the confirmation code and hands the profile out, bound to
/// the one-time key of the eUICC.
/// </summary>
internal sealed class GetBoundProfilePackage(SmdpState state) : IEs9Function
{
    public Es9Answer Execute(Es9Request request)
    {
        var session = state.Sessions.Get(request.Text("transactionId"));
        var response = request.Tlv("prepareDownloadResponse", 0xBF21);
        if (session is not { Order: { } order, Euicc: { } euicc, SmdpSignature2: { } smdpSignature2 })
        {
            throw Es9Exception.UnknownTransaction();
        }

        state.ThrowIfFaulty(Es9Function.GetBoundProfilePackage, order);
        if (response.Find(0xA1) is { } error)
        {
            state.Sessions.Close(session.Id);
            throw Es9Exception.EuiccReports("PrepareDownload", error.Require(0x02).ToInteger());
        }

        if (response.Require(0xA0).Children is not [{ Tag: 0x30 } signed2, { Tag: RspSignature.Tag } signature2])
        {
            throw Es9Exception.MalformedRequest("prepareDownloadResponse");
        }

        byte[] data = [.. signed2.Raw.Span, .. smdpSignature2];
        if (!EuiccChain.HasSigned(euicc, data, signature2.Value.Span))
        {
            throw Es9Exception.EuiccSignature("euiccSignature2");
        }

        if (!signed2.Require(0x80).Value.Span.SequenceEqual(session.TransactionId))
        {
            throw Es9Exception.UnknownTransaction();
        }

        CheckStillOpen(order);
        CheckConfirmationCode(session, order, signed2.Find(0x04));
        return HandOut(session, order, signed2.Require(0x5F49).ToArray());
    }

    /// <summary>Another session may have used the order since this one was authenticated.</summary>
    private static void CheckStillOpen(ProfileOrder order)
    {
        if (order.State is not (OrderState.Released or OrderState.Downloaded))
        {
            throw Es9Exception.MatchingIdRefused();
        }
    }

    private void CheckConfirmationCode(Session session, ProfileOrder order, Tlv? hashCc)
    {
        if (order.ConfirmationCode is null)
        {
            return;
        }

        if (hashCc is null)
        {
            throw Es9Exception.ConfirmationCodeMissing();
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(order.ConfirmationCode));
        if (hashCc.Value.Span.SequenceEqual(SHA256.HashData([.. hash, .. session.TransactionId])))
        {
            return;
        }

        order.WrongConfirmationCodes++;
        if (order.WrongConfirmationCodes >= state.Options.ConfirmationCodeTries)
        {
            order.State = OrderState.Error;
            throw Es9Exception.ConfirmationCodeRetries();
        }

        throw Es9Exception.ConfirmationCodeRefused();
    }

    private Es9Answer HandOut(Session session, ProfileOrder order, byte[] euiccOtpk)
    {
        var package = BoundProfilePackage.Bind(state, session, euiccOtpk);
        order.State = OrderState.Downloaded;
        order.Downloads++;
        order.DownloadedBy = session.Eid;
        order.EuiccOtpk = euiccOtpk;
        order.Transactions[session.Id] = session.Euicc!;

        var answer = new Es9Answer(session.Id, order);
        answer.Add("boundProfilePackage", package);
        return answer;
    }
}
