namespace NanoLpa.Firmware
{
    /// <summary>The settings about profile switches: names, values, limits.</summary>
    public sealed class SwitchPolicy
    {
        private const int Hour = 3600;
        private const int Day = 24 * Hour;

        private static readonly string[] NumberNames = { "deadline", "cardtime", "busytime", "losttime", "switchpause", "switchlimit" };
        private static readonly int[] Least = { 1, 1, 1, 1, 0, 1 };
        private static readonly int[] Most = { Hour, 120, 60, Day, Day, 1000 };
        private static readonly int[] Usual = { 180, 10, 2, 300, 1800, 10 };

        private readonly int[] _numbers = (int[])Usual.Clone();

        /// <summary>Whether profiles are switched by themselves.</summary>
        public bool IsAutomatic { get; set; }

        /// <summary>Seconds until there must be service with a profile that was enabled.</summary>
        public int Deadline => _numbers[0];

        /// <summary>Seconds until the modem must have taken up a profile, after each means.</summary>
        public int CardTime => _numbers[1];

        /// <summary>Seconds that a card which is busy is left alone.</summary>
        public int BusyTime => _numbers[2];

        /// <summary>Seconds without service after which it counts as lost.</summary>
        public int LostTime => _numbers[3];

        /// <summary>The least seconds between two switches that are made by themselves.</summary>
        public int Pause => _numbers[4];

        /// <summary>How many are made by themselves in 24 hours.</summary>
        public int Limit => _numbers[5];

        /// <summary>The text of a setting; null when there is no such one.</summary>
        internal string Get(string name)
        {
            var index = SettingsWords.IndexOf(NumberNames, name);
            return index < 0 ? null : _numbers[index].ToString();
        }

        /// <summary>What a setting may be; null when there is no such one.</summary>
        internal static string Domain(string name)
        {
            var index = SettingsWords.IndexOf(NumberNames, name);
            return index < 0 ? null : Least[index].ToString() + " to " + Most[index].ToString() + (name == "switchlimit" ? string.Empty : " seconds");
        }

        /// <summary>Sets one; <see cref="SettingsText.Unset"/> gives it its usual value.</summary>
        /// <returns>False when there is no such one, or it cannot be that.</returns>
        internal bool TrySet(string name, string text)
        {
            var index = SettingsWords.IndexOf(NumberNames, name);
            if (index < 0)
            {
                return false;
            }

            var number = text == SettingsText.Unset ? Usual[index] : ProfileRows.Number(text);
            if (number < Least[index] || number > Most[index])
            {
                return false;
            }

            _numbers[index] = number;
            return true;
        }
    }
}
