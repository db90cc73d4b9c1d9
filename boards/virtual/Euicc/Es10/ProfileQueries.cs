using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>GetProfilesInfo (SGP.22 section 5.7.15) and SetNickname (5.7.21).</summary>
internal sealed class ProfileQueries(EuiccState state)
{
    private const int MaxNickname = 64; // characters, which may be more bytes
    private const int IncorrectInputValues = 1;
    private const int IccidNotFound = 1;
    private const int UndefinedError = 127;

    /// <summary>ProfileInfoListResponse.</summary>
    public byte[] GetProfilesInfo(Tlv request)
    {
        try
        {
            IReadOnlyCollection<uint>? tags = request.Find(0x5C) is { } list ? ReadTags(list.Value.Span) : null;
            Func<InstalledProfile, bool> matches = request.Find(0xA0) is { } criteria ? Matcher(criteria) : _ => true;
            return Der.Encode(0xBF2D, Der.Encode(
                0xA0, [.. state.Profiles.All.Where(matches).Select(profile => profile.ToProfileInfo(tags))]));
        }
        catch (TlvException)
        {
            return Der.Encode(0xBF2D, Der.Integer(0x81, IncorrectInputValues));
        }
    }

    /// <summary>SetNicknameResponse; an empty nickname removes it.</summary>
    public byte[] SetNickname(Tlv request)
    {
        InstalledProfile? profile = state.Profiles.FindIccid(Iccid.ToDigits(request.Require(0x5A).Value.Span));
        string nickname = request.Require(0x90).ToText();
        int result = profile is null ? IccidNotFound
            : nickname.EnumerateRunes().Count() > MaxNickname ? UndefinedError
            : 0;
        if (profile is not null && result == 0)
        {
            profile.Nickname = nickname.Length == 0 ? null : nickname;
        }

        return Der.Encode(0xBF29, Der.Integer(0x80, result));
    }

    private static Func<InstalledProfile, bool> Matcher(Tlv criteria)
    {
        Tlv criterion = Tlv.Read(criteria.Value);
        return criterion.Tag switch
        {
            0x4F => profile => criterion.Value.Span.SequenceEqual(profile.Aid),
            0x5A => profile => Iccid.ToDigits(criterion.Value.Span) == profile.Iccid,
            0x95 => profile => criterion.ToInteger() == (long)profile.Class,
            _ => throw new TlvException("searchCriteria"),
        };
    }

    private static List<uint> ReadTags(ReadOnlySpan<byte> list)
    {
        List<uint> tags = [];
        for (int i = 0; i < list.Length; i++)
        {
            uint tag = list[i];
            if ((tag & 0x1F) == 0x1F)
            {
                tag = ++i < list.Length ? (tag << 8) | list[i] : throw new TlvException("tagList");
            }

            tags.Add(tag);
        }

        return tags;
    }
}
