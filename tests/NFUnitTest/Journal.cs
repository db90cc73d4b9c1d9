namespace NFUnitTest
{
    /// <summary>What happened, a word each, in its order.</summary>
    internal sealed class Journal
    {
        public string Text { get; private set; } = string.Empty;

        public void Add(string word) => Text += Text.Length == 0 ? word : " " + word;

        /// <summary>What happened from a word on, the word included; empty when it did not happen.</summary>
        public string From(string word)
        {
            var at = (" " + Text).IndexOf(" " + word);
            return at < 0 ? string.Empty : Text.Substring(at);
        }

        public bool Has(string word) => (" " + Text + " ").IndexOf(" " + word + " ") >= 0;
    }
}
