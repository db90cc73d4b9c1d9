using System.Buffers.Binary;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>
/// What the eUICC says about itself: GetEUICCInfo (SGP.22 section 5.7.8), GetEID (5.7.20), GetRAT (5.7.22) and the
/// configured addresses (5.7.3, 5.7.4).
/// </summary>
internal sealed class EuiccInformation(EuiccState state)
{
    private const int FreeVolatileMemory = 8739;

    /// <summary>EUICCInfo1.</summary>
    public byte[] GetEuiccInfo1() => Der.Encode(0xBF20, Der.Encode(0x82, state.Options.Svn.AsSpan()), CiKeyIds());

    /// <summary>EUICCInfo2.</summary>
    public byte[] GetEuiccInfo2() => Der.Encode(
        0xBF22,
        Der.Encode(0x81, [2, 3, 1]),
        Der.Encode(0x82, state.Options.Svn.AsSpan()),
        Der.Encode(0x83, state.Options.FirmwareVersion.AsSpan()),
        Der.Encode(0x84, ExtendedCardResource()),
        Convert.FromHexString("8505006B36D3C3"), // uiccCapability
        Convert.FromHexString("8603110200"), // javacardVersion
        Convert.FromHexString("8703020300"), // globalplatformVersion
        Convert.FromHexString("8802029C"), // rspCapability
        CiKeyIds(),
        Der.Integer(0x8B, 2), // euiccCategory
        state.Options.ForbiddenPolicyRules.Count == 0 ? [] : Der.NamedBits(0x99, [.. state.Options.ForbiddenPolicyRules]),
        Der.Encode(0x04, [1, 0, 0]), // ppVersion
        Der.Text(0x0C, state.Options.SasAccreditationNumber));

    /// <summary>GetEuiccDataResponse.</summary>
    public byte[] GetEid(Tlv request)
    {
        if (!request.Require(0x5C).Value.Span.SequenceEqual<byte>([0x5A]))
        {
            throw new TlvException("only the EID");
        }

        return Der.Encode(0xBF3E, Der.Encode(0x5A, state.Eid.AsSpan()));
    }

    /// <summary>EuiccConfiguredAddressesResponse.</summary>
    public byte[] GetConfiguredAddresses() => Der.Encode(
        0xBF3C,
        state.DefaultDpAddress.Length == 0 ? [] : Der.Text(0x80, state.DefaultDpAddress),
        Der.Text(0x81, state.Options.RootDsAddress));

    /// <summary>SetDefaultDpAddressResponse; an empty address removes it.</summary>
    public byte[] SetDefaultDpAddress(Tlv request)
    {
        state.DefaultDpAddress = request.Require(0x80).ToText();
        return Der.Encode(0xBF3F, Der.Integer(0x80, 0));
    }

    /// <summary>GetRatResponse.</summary>
    public byte[] GetRulesAuthorisationTable() => Der.Encode(
        0xBF43, Der.Encode(0xA0, [.. state.Options.RulesAuthorisationTable.Select(EncodeRule)]));

    // A rule is a SEQUENCE whose three fields have automatic tags.
    private static byte[] EncodeRule(PolicyAuthorisation rule) => Der.Encode(
        0x30,
        Der.NamedBits(0x80, [.. rule.Rules]),
        Der.Encode(0xA1, [.. rule.Operators.Select(
            mccMnc => Der.Encode(0x30, Der.Encode(0x80, Convert.FromHexString(mccMnc).AsSpan())))]),
        rule.ConsentRequired ? Der.NamedBits(0x82, 0) : Der.NamedBits(0x82));

    private byte[] CiKeyIds() => Der.Join(
        Der.Encode(0xA9, [.. state.Credentials.TrustedCis.Select(
            ci => Der.Encode(0x04, RspCertificate.SubjectKeyIdentifier(ci).AsSpan()))]),
        Der.Encode(0xAA, Der.Encode(0x04, state.Credentials.SigningCiKeyId.AsSpan())));

    // ETSI TS 102 226: installed applications, free non-volatile and free volatile memory.
    private byte[] ExtendedCardResource()
    {
        byte[] free = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(free, state.Profiles.FreeMemory);
        return Der.Join(
            Der.Encode(0x81, [(byte)(state.Profiles.All.Count + state.Options.Applications.Count)]),
            Der.Encode(0x82, free.AsSpan()),
            Der.Integer(0x83, FreeVolatileMemory));
    }
}
