using System.Collections;

namespace NanoLpa.Firmware
{
    /// <summary>Words of a line.</summary>
    internal static class Words
    {
        /// <summary>Splits a line at blanks.</summary>
        public static string[] Split(string line)
        {
            var found = new ArrayList();
            foreach (var word in line.Split(' ', '\t'))
            {
                if (word.Length > 0)
                {
                    found.Add(word);
                }
            }

            return ToArray(found);
        }

        /// <summary>All words but the first.</summary>
        public static string[] Behind(string[] words)
        {
            var rest = new string[words.Length - 1];
            System.Array.Copy(words, 1, rest, 0, rest.Length);
            return rest;
        }

        /// <summary>Words with one blank between them.</summary>
        public static string Join(string[] words)
        {
            var text = string.Empty;
            foreach (var word in words)
            {
                text += text.Length == 0 ? word : " " + word;
            }

            return text;
        }

        private static string[] ToArray(ArrayList list)
        {
            var array = new string[list.Count];
            list.CopyTo(array);
            return array;
        }
    }
}
