using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc;

/// <summary>A profile on the eUICC: its ISD-P, its state and its metadata.</summary>
public sealed class InstalledProfile
{
    private const uint TagIccid = 0x5A;
    private const uint TagAid = 0x4F;
    private const uint TagState = 0x9F70;

    // What GetProfilesInfo tells when no tag list asks for something else.
    private static readonly uint[] s_defaultTags = [TagIccid, TagAid, TagState, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95];
    private static readonly uint[] s_allTags = [.. s_defaultTags, 0xB6, 0xB7, 0xB8, 0x99];

    /// <summary>ICCID, digits.</summary>
    public required string Iccid { get; init; }

    /// <summary>AID of the ISD-P; empty until the profile is on an eUICC.</summary>
    public byte[] Aid { get; internal set; } = [];

    /// <summary>The AID of the ISD-P where the profile does not get a new one; null: it does.</summary>
    public byte[]? FixedAid { get; init; }

    /// <summary>Whether an M2M card goes back to it when the enabled profile finds no network.</summary>
    public bool IsFallback { get; init; }

    /// <summary>Whether it is the enabled profile.</summary>
    public bool IsEnabled { get; set; }

    /// <summary>Nickname, or null.</summary>
    public string? Nickname { get; set; }

    /// <summary>Service provider name.</summary>
    public string ServiceProviderName { get; init; } = "";

    /// <summary>Profile name.</summary>
    public string Name { get; init; } = "";

    /// <summary>0 is JPG, 1 is PNG; null without an icon.</summary>
    public int? IconType { get; init; }

    /// <summary>The icon, or null.</summary>
    public byte[]? Icon { get; init; }

    /// <summary>Profile class.</summary>
    public ProfileClass Class { get; init; } = ProfileClass.Operational;

    /// <summary>Who is told about what.</summary>
    public IReadOnlyList<NotificationConfiguration> Notifications { get; init; } = [];

    /// <summary>Contents of OperatorID (the TLVs in B7), or null.</summary>
    public byte[]? Owner { get; init; }

    /// <summary>Contents of DpProprietaryData (the TLVs in B8), or null.</summary>
    public byte[]? ProprietaryData { get; set; }

    /// <summary>Profile policy rules that are set: 1 is PPR1, disabling not allowed; 2 is PPR2, deletion not allowed.</summary>
    public IReadOnlyList<int> PolicyRules { get; init; } = [];

    /// <summary>Bytes of memory it takes.</summary>
    public int Size { get; set; }

    /// <summary>Whether it came by download.</summary>
    public bool IsFieldLoaded { get; internal set; }

    /// <summary>Reads StoreMetadataRequest (BF25).</summary>
    public static InstalledProfile FromMetadata(Tlv metadata) => new()
    {
        Iccid = Rsp.Iccid.ToDigits(metadata.Require(TagIccid).Value.Span),
        ServiceProviderName = metadata.Require(0x91).ToText(),
        Name = metadata.Require(0x92).ToText(),
        IconType = (int?)metadata.Find(0x93)?.ToInteger(),
        Icon = metadata.Find(0x94)?.ToArray(),
        Class = (ProfileClass)(metadata.Find(0x95)?.ToInteger() ?? (long)ProfileClass.Operational),
        Notifications = metadata.Find(0xB6)?.Children.Select(ReadNotification).ToList() ?? [],
        Owner = metadata.Find(0xB7)?.ToArray(),
        PolicyRules = metadata.Find(0x99) is { } rules ? Der.ReadNamedBits(rules.Value.Span) : [],
    };

    /// <summary>ProfileInfo (E3) with the fields of a tag list; without one, the usual fields.</summary>
    public byte[] ToProfileInfo(IReadOnlyCollection<uint>? tags)
    {
        tags ??= s_defaultTags;
        return Der.Encode(0xE3, [.. s_allTags.Where(tags.Contains).Select(Field).OfType<byte[]>()]);
    }

    private byte[]? Field(uint tag) => tag switch
    {
        TagIccid => Der.Encode(tag, Rsp.Iccid.ToBytes(Iccid).AsSpan()),
        TagAid => Der.Encode(tag, Aid.AsSpan()),
        TagState => Der.Integer(tag, IsEnabled ? 1 : 0),
        0x90 => Nickname is null ? null : Der.Text(tag, Nickname),
        0x91 => Der.Text(tag, ServiceProviderName),
        0x92 => Der.Text(tag, Name),
        0x93 => IconType is null ? null : Der.Integer(tag, IconType.Value),
        0x94 => Icon is null ? null : Der.Encode(tag, Icon.AsSpan()),
        0x95 => Der.Integer(tag, (int)Class),
        0xB6 => Notifications.Count == 0 ? null : Der.Encode(tag, [.. Notifications.Select(WriteNotification)]),
        0xB7 => Owner is null ? null : Der.Encode(tag, Owner.AsSpan()),
        0xB8 => ProprietaryData is null ? null : Der.Encode(tag, ProprietaryData.AsSpan()),
        0x99 => PolicyRules.Count == 0 ? null : Der.NamedBits(tag, [.. PolicyRules]),
        _ => null,
    };

    private static NotificationConfiguration ReadNotification(Tlv tlv) => new(
        Der.ReadNamedBits(tlv.Require(0x80).Value.Span).Select(bit => (NotificationEvent)bit).ToList(),
        tlv.Require(0x81).ToText());

    private static byte[] WriteNotification(NotificationConfiguration configuration) => Der.Encode(
        0x30,
        Der.NamedBits(0x80, [.. configuration.Events.Select(bit => (int)bit)]),
        Der.Text(0x81, configuration.Address));
}
