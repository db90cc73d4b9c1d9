using System.Collections;

namespace NanoLpa
{
    /// <summary>ES10b.GetRAT (SGP.22 section 5.7.22): the rules authorisation table.</summary>
    public static class GetRat
    {
        private const int Tag = 0xBF43;
        private const int MaxRules = 16;

        /// <summary>Reads the table.</summary>
        /// <returns>Its rows, maybe none: then no profile may bring policy rules.</returns>
        public static AuthorisationRule[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            request.End(request.Begin(Tag));

            var table = isdr.Send(request, Tag).Require(0xA0).Enter();
            var found = new ArrayList();
            while (table.FindElement(0x30, found.Count, MaxRules))
            {
                found.Add(AuthorisationRule.Decode(table));
            }

            var rules = new AuthorisationRule[found.Count];
            found.CopyTo(rules);
            return rules;
        }
    }
}
