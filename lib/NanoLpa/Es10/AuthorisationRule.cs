using System.Collections;

namespace NanoLpa
{
    /// <summary>Who may bring which policy rules (ProfilePolicyAuthorisationRule, SGP.22 section 2.9.2.1).</summary>
    public sealed class AuthorisationRule
    {
        private const int MaxOperators = 32;

        private AuthorisationRule()
        {
        }

        /// <summary>The policy rules that may be brought.</summary>
        public PolicyRules Rules { get; private set; }

        /// <summary>The operators that may bring them.</summary>
        public OperatorId[] Operators { get; private set; }

        /// <summary>Whether the end user has to agree.</summary>
        public bool ConsentRequired { get; private set; }

        /// <summary>Decodes the data object that a reader is at.</summary>
        internal static AuthorisationRule Decode(TlvReader at)
        {
            var rule = new AuthorisationRule();
            var member = at.Members();
            rule.Rules = (PolicyRules)member.Require(0x80).Bits();
            var list = member.Require(0xA1).Members();
            var found = new ArrayList();
            while (list.FindElement(0x30, found.Count, MaxOperators))
            {
                found.Add(OperatorId.Decode(list));
            }

            rule.Operators = new OperatorId[found.Count];
            found.CopyTo(rule.Operators);
            rule.ConsentRequired = (member.Require(0x82).Bits() & 1) != 0;
            return rule;
        }
    }
}
