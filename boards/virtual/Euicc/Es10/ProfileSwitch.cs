using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>EnableProfile (SGP.22 section 5.7.16) and DisableProfile (5.7.17).</summary>
internal sealed class ProfileSwitch(EuiccState state)
{
    private const int DisablingNotAllowed = 1; // PPR1
    private const int NotFound = 1;
    private const int NotInState = 2;
    private const int DisallowedByPolicy = 3;
    private const int CatBusy = 5;

    /// <summary>EnableProfileResponse; the profile that was enabled is disabled first.</summary>
    public ApduAnswer Enable(Tlv request)
    {
        InstalledProfile? target = Identify(state, request.Require(0xA0));
        bool refresh = RefreshFlag(request);
        InstalledProfile? enabled = state.Profiles.Enabled;
        int result = target is null ? NotFound
            : target.IsEnabled ? NotInState
            : enabled is not null && enabled.PolicyRules.Contains(DisablingNotAllowed) ? DisallowedByPolicy
            : refresh && state.IsCatBusy ? CatBusy
            : 0;
        if (target is null || result != 0)
        {
            return Answer(0xBF31, result);
        }

        if (enabled is not null)
        {
            Set(enabled, isEnabled: false);
        }

        Set(target, isEnabled: true);
        return Switched(0xBF31, target, refresh);
    }

    /// <summary>DisableProfileResponse.</summary>
    public ApduAnswer Disable(Tlv request)
    {
        InstalledProfile? target = Identify(state, request.Require(0xA0));
        bool refresh = RefreshFlag(request);
        int result = target is null ? NotFound
            : !target.IsEnabled ? NotInState
            : target.PolicyRules.Contains(DisablingNotAllowed) ? DisallowedByPolicy
            : refresh && state.IsCatBusy ? CatBusy
            : 0;
        if (target is null || result != 0)
        {
            return Answer(0xBF32, result);
        }

        Set(target, isEnabled: false);
        return Switched(0xBF32, target, refresh);
    }

    /// <summary>The profile with the AID or the ICCID in this TLV, or null.</summary>
    public static InstalledProfile? Identify(EuiccState state, Tlv identifier)
    {
        Tlv which = Tlv.Read(identifier.Value);
        return which.Tag switch
        {
            0x4F => state.Profiles.FindAid(which.Value.Span),
            0x5A => state.Profiles.FindIccid(Iccid.ToDigits(which.Value.Span)),
            _ => throw new TlvException("profileIdentifier"),
        };
    }

    private static bool RefreshFlag(Tlv request) => request.Require(0x81).Value.Span is [not 0];

    private void Set(InstalledProfile profile, bool isEnabled)
    {
        NotificationEvent @event = isEnabled ? NotificationEvent.Enable : NotificationEvent.Disable;
        profile.IsEnabled = isEnabled;
        state.Notifications.Add(profile, @event);
        state.Events.Enqueue(new EuiccEvent(profile.Iccid, @event));
    }

    private ApduAnswer Switched(uint tag, InstalledProfile profile, bool refresh)
    {
        ApduAnswer answer = Answer(tag, 0);
        if (!refresh)
        {
            return answer;
        }

        state.Events.Enqueue(new EuiccEvent(profile.Iccid, null));
        return state.Options.AnnounceRefresh ? answer with { StatusWord = state.Proactive.Announce() } : answer;
    }

    private static ApduAnswer Answer(uint tag, int result) =>
        new(Der.Encode(tag, Der.Integer(0x80, result)), StatusWord.Ok);
}
