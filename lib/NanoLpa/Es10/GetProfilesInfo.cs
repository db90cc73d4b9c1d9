using System.Collections;

namespace NanoLpa
{
    /// <summary>ES10c.GetProfilesInfo (SGP.22 section 5.7.15).</summary>
    public static class GetProfilesInfo
    {
        private const int Tag = 0xBF2D;
        private const int MaxProfiles = 64;
        private const int IncorrectInputValues = 1;

        // All that ProfileInfo holds but the icon: left to itself the eUICC sends icons too, 1 KB each, and not the rest.
        private static readonly byte[] Tags = { 0x5A, 0x4F, 0x9F, 0x70, 0x90, 0x91, 0x92, 0x93, 0x95, 0xB6, 0xB7, 0xB8, 0x99 };
        private static readonly byte[] TagsAndIcon = { 0x5A, 0x4F, 0x9F, 0x70, 0x90, 0x91, 0x92, 0x93, 0x94, 0x95, 0xB6, 0xB7, 0xB8, 0x99 };

        /// <summary>Lists the profiles, without their icons.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the ProfileInfoListError.</exception>
        public static ProfileInfo[] Call(IsdR isdr, TlvWriter request)
        {
            TlvReader list;
            try
            {
                list = Send(isdr, request, null, Tags);
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.EuiccRefused);
                if (e.Detail != IncorrectInputValues)
                {
                    throw;
                }

                // An eUICC that cannot do with a tag of the list: it has every profile's usual fields without one.
                list = Send(isdr, request, null, null);
            }

            var found = new ArrayList();
            while (list.FindElement(0xE3, found.Count, MaxProfiles))
            {
                found.Add(ProfileInfo.Decode(list));
            }

            var profiles = new ProfileInfo[found.Count];
            found.CopyTo(profiles);
            return profiles;
        }

        /// <summary>Reads all about one profile, its icon too.</summary>
        /// <param name="isdr">The open ISD-R.</param>
        /// <param name="request">A writer to reuse.</param>
        /// <param name="identifier">ICCID or AID, as <see cref="ProfileIdentifier.Parse"/> gives them.</param>
        /// <returns>The profile; null when the eUICC has none with this identifier.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the ProfileInfoListError.</exception>
        public static ProfileInfo One(IsdR isdr, TlvWriter request, byte[] identifier)
        {
            var list = Send(isdr, request, identifier, TagsAndIcon);
            while (list.Find(0xE3))
            {
                var profile = ProfileInfo.Decode(list);
                if (ProfileIdentifier.Matches(identifier, profile))
                {
                    return profile;
                }
            }

            return null;
        }

        private static TlvReader Send(IsdR isdr, TlvWriter request, byte[] identifier, byte[] tags)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            if (identifier != null)
            {
                var criteria = request.Begin(0xA0);
                ProfileIdentifier.Write(request, identifier);
                request.End(criteria);
            }

            if (tags != null)
            {
                request.Write(0x5C, tags);
            }

            request.End(mark);
            return Es10Result.Check(isdr.Send(request).Require(Tag), LpaError.EuiccRefused).Members();
        }
    }
}
