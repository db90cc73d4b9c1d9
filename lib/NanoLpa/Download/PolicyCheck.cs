namespace NanoLpa
{
    /// <summary>Whether a profile may bring its policy rules onto this eUICC (SGP.22 sections 2.9.2.4 and 3.1.3).</summary>
    /// <remarks>The eUICC checks the same when it installs; by then the server has handed the profile out, and is not told why.</remarks>
    internal static class PolicyCheck
    {
        private const int LastKnownRule = 3;
        private const int LastRule = 31;
        private const int Operational = 2;

        /// <summary>Checks the rules of a profile; asks the eUICC only when there are some.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="profile">The profile that is offered.</param>
        /// <returns>Whether one of its rules needs the end user's consent.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.PolicyNotAllowed"/>: the detail is the number of the rule.</exception>
        public static bool Call(IsdR isdr, TlvWriter request, ProfileMetadata profile)
        {
            // Bit 0 is no rule: it says how rules are updated.
            var rules = profile.PolicyRules & ~PolicyRules.UpdateControl;
            if (rules == PolicyRules.None)
            {
                return false;
            }

            var consentRequired = false;
            var table = GetRat.Call(isdr, request);
            for (var number = 1; number <= LastRule; number++)
            {
                var rule = (PolicyRules)(1 << number);
                if ((rules & rule) != 0)
                {
                    var row = number > LastKnownRule ? null : Find(table, rule, profile.Owner);
                    if (row == null)
                    {
                        throw NotAllowed(number);
                    }

                    consentRequired |= row.ConsentRequired;
                }
            }

            if ((rules & PolicyRules.Ppr1) != 0 && HasOperationalProfile(isdr, request))
            {
                // It could never be enabled, or the others never again.
                throw NotAllowed(1);
            }

            return consentRequired;
        }

        /// <summary>The first row that lets an operator bring a rule: the order of the table counts.</summary>
        /// <returns>Null when there is none.</returns>
        private static AuthorisationRule Find(AuthorisationRule[] table, PolicyRules rule, OperatorId owner)
        {
            foreach (var row in table)
            {
                if ((row.Rules & rule) != 0 && owner != null && Covers(row.Operators, owner))
                {
                    return row;
                }
            }

            return null;
        }

        private static bool Covers(OperatorId[] allowed, OperatorId owner)
        {
            foreach (var pattern in allowed)
            {
                if (SameNetwork(Digits(pattern), Digits(owner)) && SameGroup(pattern.Gid1, owner.Gid1) && SameGroup(pattern.Gid2, owner.Gid2))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>MCC and MNC in six places, F in the last when the MNC has two digits.</summary>
        private static char[] Digits(OperatorId id) => (id.Mcc + id.Mnc + (id.Mnc.Length == 2 ? "F" : string.Empty)).ToCharArray();

        private static bool SameNetwork(char[] pattern, char[] owner)
        {
            for (var i = 0; i < pattern.Length; i++)
            {
                if (pattern[i] != 'E' && pattern[i] != owner[i])
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>A pattern that is absent wants no group, an empty one takes any (SGP.22 section 2.9.2.1).</summary>
        private static bool SameGroup(byte[] pattern, byte[] group)
        {
            if (pattern == null)
            {
                return group == null;
            }

            if (pattern.Length == 0)
            {
                return true;
            }

            var same = group != null && group.Length == pattern.Length;
            for (var i = 0; same && i < pattern.Length; i++)
            {
                same = pattern[i] == group[i];
            }

            return same;
        }

        private static bool HasOperationalProfile(IsdR isdr, TlvWriter request)
        {
            foreach (var profile in GetProfilesInfo.Call(isdr, request))
            {
                if (profile.ProfileClass == Operational)
                {
                    return true;
                }
            }

            return false;
        }

        private static LpaException NotAllowed(int rule) => new LpaException(LpaError.PolicyNotAllowed, rule);
    }
}
