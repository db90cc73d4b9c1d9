using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>CancelSession (SGP.22 section 5.7.14).</summary>
internal sealed class SessionCancellation(EuiccState state)
{
    private const int InvalidTransactionId = 5;

    /// <summary>CancelSessionResponse; afterwards there is no session.</summary>
    public byte[] CancelSession(Tlv request)
    {
        Tlv transactionId = request.Require(0x80);
        Tlv reason = request.Require(0x81);
        if (state.Session?.Server is not { } server || !transactionId.Value.Span.SequenceEqual(server.TransactionId))
        {
            return Der.Encode(0xBF41, Der.Integer(0x81, InvalidTransactionId));
        }

        byte[] signed = Der.Encode(
            0x30,
            transactionId.Raw.ToArray(),
            Der.Oid(0x81, server.SmdpOid),
            Der.Integer(0x82, reason.ToInteger()));
        state.Session = null;
        return Der.Encode(0xBF41, Der.Encode(0xA0, signed, RspSignature.SignTlv(state.Credentials.EuiccKey, signed)));
    }
}
