using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>Whether a profile may bring its policy rules (SGP.22 section 2.9).</summary>
internal static class PolicyRules
{
    private const int DisablingNotAllowed = 1; // PPR1

    /// <summary>
    /// Each rule needs a row in the rules authorisation table for the owner of the profile; and a profile that cannot
    /// be disabled does not go beside another operator's.
    /// </summary>
    public static bool Allow(EuiccState state, InstalledProfile profile)
    {
        if (profile.PolicyRules.Count == 0)
        {
            return true;
        }

        if (profile.PolicyRules.Contains(DisablingNotAllowed)
            && state.Profiles.All.Any(other => other.Class == ProfileClass.Operational))
        {
            return false;
        }

        byte[]? mccMnc = Tlv.ReadAll(profile.Owner).FirstOrDefault(field => field.Tag == 0x80)?.ToArray();
        return mccMnc is not null && profile.PolicyRules.All(rule =>
            !state.Options.ForbiddenPolicyRules.Contains(rule)
            && state.Options.RulesAuthorisationTable.Any(row =>
                row.Rules.Contains(rule) && row.Operators.Any(pattern => Matches(pattern, Convert.ToHexString(mccMnc)))));
    }

    private static bool Matches(string pattern, string mccMnc) =>
        pattern.Length == mccMnc.Length
        && pattern.Zip(mccMnc).All(pair => char.ToUpperInvariant(pair.First) is 'E' || char.ToUpperInvariant(pair.First) == pair.Second);
}
