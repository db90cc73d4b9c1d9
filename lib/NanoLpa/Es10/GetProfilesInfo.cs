using System.Collections;

namespace NanoLpa
{
    /// <summary>ES10c.GetProfilesInfo (SGP.22 section 5.7.15).</summary>
    public static class GetProfilesInfo
    {
        private const int Tag = 0xBF2D;

        // All that ProfileInfo holds; left to itself the eUICC sends icons too, 1 KB each.
        private static readonly byte[] Tags = { 0x5A, 0x4F, 0x9F, 0x70, 0x90, 0x91, 0x92, 0x95 };

        /// <summary>Lists the profiles.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the ProfileInfoListError.</exception>
        public static ProfileInfo[] Call(IsdR isdr, TlvWriter request)
        {
            request.Clear();
            var mark = request.Begin(Tag);
            request.Write(0x5C, Tags);
            request.End(mark);

            var list = Es10Result.Check(isdr.Send(request).Require(Tag), LpaError.EuiccRefused).Members();
            var found = new ArrayList();
            while (list.Find(0xE3))
            {
                found.Add(ProfileInfo.Decode(list));
            }

            var profiles = new ProfileInfo[found.Count];
            found.CopyTo(profiles);
            return profiles;
        }
    }
}
