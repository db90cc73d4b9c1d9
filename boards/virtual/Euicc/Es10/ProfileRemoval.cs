using NanoLpa.Virtual.Euicc.Card;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>DeleteProfile (SGP.22 section 5.7.18) and eUICCMemoryReset (5.7.19).</summary>
internal sealed class ProfileRemoval(EuiccState state)
{
    private const int DeletionNotAllowed = 2; // PPR2
    private const int NotFound = 1;
    private const int NotInDisabledState = 2;
    private const int DisallowedByPolicy = 3;
    private const int NothingToDelete = 1;
    private const int CatBusy = 5;

    /// <summary>DeleteProfileResponse.</summary>
    public byte[] Delete(Tlv request)
    {
        InstalledProfile? profile = ProfileSwitch.Identify(state, request);
        int result = profile is null ? NotFound
            : profile.IsEnabled ? NotInDisabledState
            : profile.PolicyRules.Contains(DeletionNotAllowed) ? DisallowedByPolicy
            : 0;
        if (profile is not null && result == 0)
        {
            Remove(profile);
        }

        return Der.Encode(0xBF33, Der.Integer(0x80, result));
    }

    /// <summary>
    /// EuiccMemoryResetResponse. Policy rules do not protect against it; the default SM-DP+ address goes back to its
    /// initial value; a REFRESH follows when the enabled profile went.
    /// </summary>
    public ApduAnswer ResetMemory(Tlv request)
    {
        IReadOnlyList<int> options = Der.ReadNamedBits(request.Require(0x82).Value.Span);
        List<InstalledProfile> profiles = state.Profiles.All.Where(profile =>
            (options.Contains(0) && profile.Class == ProfileClass.Operational)
            || (options.Contains(1) && profile.Class == ProfileClass.Test && profile.IsFieldLoaded)).ToList();
        bool resetsAddress = options.Contains(2) && state.DefaultDpAddress != state.Options.DefaultDpAddress;
        if (state.IsCatBusy)
        {
            return Result(CatBusy);
        }

        if (profiles.Count == 0 && !resetsAddress)
        {
            return Result(NothingToDelete);
        }

        InstalledProfile? enabled = profiles.Find(profile => profile.IsEnabled);
        profiles.ForEach(Remove);
        if (resetsAddress)
        {
            state.DefaultDpAddress = state.Options.DefaultDpAddress;
        }

        ApduAnswer answer = Result(0);
        if (enabled is null)
        {
            return answer;
        }

        state.Events.Enqueue(new EuiccEvent(enabled.Iccid, null));
        return state.Options.AnnounceRefresh ? answer with { StatusWord = state.Proactive.Announce() } : answer;
    }

    private static ApduAnswer Result(int result) => new(Der.Encode(0xBF34, Der.Integer(0x80, result)), StatusWord.Ok);

    private void Remove(InstalledProfile profile)
    {
        profile.IsEnabled = false;
        state.Profiles.Remove(profile);
        state.Notifications.Add(profile, NotificationEvent.Delete);
        state.Events.Enqueue(new EuiccEvent(profile.Iccid, NotificationEvent.Delete));
    }
}
