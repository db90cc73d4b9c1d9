namespace NanoLpa.Firmware
{
    /// <summary>Root certificates of the eSIM world, by their key identifiers.</summary>
    internal static class KnownRoots
    {
        // Key identifier, whose it is. Those of GSMA SGP.26 come last.
        private const int FirstTest = 4;

        private static readonly string[] Table =
        {
            "81370f5125d0b1d408d4c3b232e6d25e795bebfb", "GSM Association - RSP2 Root CI1",
            "4c27967ad20c14b391e9601e41e604ad57c0222f", "OISTE GSMA CI G1",
            "f54172bdf98a95d65cbeb88a38a1c11d800a85c3", "SGP.26 test CI (NIST)",
            "c0bc70ba36929d43b467ff57570530e57ab8fcd8", "SGP.26 test CI (brainpool)",
            "34eecf13156518d48d30bdf06853404d115f955d", "SGP.26 test CI, version 3 (NIST)",
            "2209f61cd9ec5c9c854e787341ff83ecf9776a5b", "SGP.26 test CI, version 3 (brainpool)"
        };

        /// <summary>Whose root has a key identifier; null when it is none of these.</summary>
        public static string NameOf(string keyId)
        {
            var at = IndexOf(keyId);
            return at < 0 ? null : Table[at + 1];
        }

        /// <summary>Whether it is a root whose private key is published.</summary>
        public static bool IsTest(string keyId) => IndexOf(keyId) >= FirstTest;

        private static int IndexOf(string keyId)
        {
            for (var i = 0; i < Table.Length; i += 2)
            {
                if (Table[i] == keyId)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
