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

    /// <summary>EuiccMemoryResetResponse. Policy rules do not protect against it.</summary>
    public byte[] ResetMemory(Tlv request)
    {
        IReadOnlyList<int> options = Der.ReadNamedBits(request.Require(0x82).Value.Span);
        List<InstalledProfile> profiles = state.Profiles.All.Where(profile =>
            (options.Contains(0) && profile.Class == ProfileClass.Operational)
            || (options.Contains(1) && profile.Class == ProfileClass.Test && profile.IsFieldLoaded)).ToList();
        bool resetsAddress = options.Contains(2) && state.DefaultDpAddress.Length > 0;
        if (state.IsCatBusy)
        {
            return Result(CatBusy);
        }

        if (profiles.Count == 0 && !resetsAddress)
        {
            return Result(NothingToDelete);
        }

        profiles.ForEach(Remove);
        if (resetsAddress)
        {
            state.DefaultDpAddress = "";
        }

        return Result(0);
    }

    private static byte[] Result(int result) => Der.Encode(0xBF34, Der.Integer(0x80, result));

    private void Remove(InstalledProfile profile)
    {
        bool wasEnabled = profile.IsEnabled;
        profile.IsEnabled = false;
        state.Profiles.Remove(profile);
        state.Notifications.Add(profile, NotificationEvent.Delete);
        state.Events.Enqueue(new EuiccEvent(profile.Iccid, NotificationEvent.Delete));
        if (wasEnabled)
        {
            state.Events.Enqueue(new EuiccEvent(profile.Iccid, null));
        }
    }
}
