using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>StoreMetadataRequest (SGP.22 section 5.5.3): what the user and the eUICC learn about a profile.</summary>
internal static class ProfileMetadata
{
    private const int EventCount = 4;

    public static byte[] Encode(ProfileOrder order, string notificationAddress)
    {
        var fields = new List<byte[]>
        {
            Der.Encode(0x5A, Iccid.ToBytes(order.Iccid!).AsSpan()),
            Der.Text(0x91, order.ServiceProviderName),
            Der.Text(0x92, order.ProfileName),
        };
        if (order.Icon is not null)
        {
            fields.Add(Der.Integer(0x93, 1));
            fields.Add(Der.Encode(0x94, order.Icon.AsSpan()));
        }

        fields.Add(Der.Integer(0x95, (int)order.Class));
        fields.Add(Der.Encode(0xB6, [.. Enumerable.Range(0, EventCount).Select(number =>
            Der.Encode(0x30, Der.NamedBits(0x80, number), Der.Text(0x81, AddressFor(number, order) ?? notificationAddress)))]));
        fields.Add(Der.Encode(0xB7, Der.Encode(0x80, MccMnc(order.MccMnc).AsSpan())));
        if (order.Ppr.Count > 0)
        {
            fields.Add(Der.NamedBits(0x99, [.. order.Ppr]));
        }

        return Der.Encode(0xBF25, [.. fields]);
    }

    private static string? AddressFor(int number, ProfileOrder order) => number == (int)NotificationEvent.Install ? order.InstallAddress : null;

    /// <summary>MCC and MNC in three bytes (3GPP TS 24.008 section 10.5.1.13).</summary>
    private static byte[] MccMnc(string digits)
    {
        var third = digits.Length == 6 ? digits[5] : 'F';
        return Convert.FromHexString([digits[1], digits[0], third, digits[2], digits[4], digits[3]]);
    }
}
