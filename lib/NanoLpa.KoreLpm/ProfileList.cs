using System.Collections;

namespace NanoLpa.KoreLpm
{
    /// <summary>The templates that both interfaces of the applet describe profiles with.</summary>
    internal static class ProfileList
    {
        public static ProfileInfo[] Read(TlvReader list, int tag, int most)
        {
            var found = new ArrayList();
            while (list.FindElement(tag, found.Count, most))
            {
                found.Add(ProfileInfo.Decode(list));
            }

            var profiles = new ProfileInfo[found.Count];
            found.CopyTo(profiles);
            return profiles;
        }
    }
}
