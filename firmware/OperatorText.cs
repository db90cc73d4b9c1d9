namespace NanoLpa.Firmware
{
    /// <summary>Operators in words, and as values for a program.</summary>
    internal static class OperatorText
    {
        /// <summary>An operator in words.</summary>
        public static string Of(OperatorId id)
        {
            var text = id.Mcc == "EEE" && (id.Mnc == "EEE" || id.Mnc == "EE") ? "any operator" : id.Mcc + "-" + id.Mnc;
            return text + Group(" GID1 ", id.Gid1) + Group(" GID2 ", id.Gid2);
        }

        /// <summary>Adds an operator as an object.</summary>
        /// <param name="answer">Where it goes.</param>
        /// <param name="name">The object's name; null in an array.</param>
        /// <param name="id">The operator.</param>
        public static void AddTo(Answer answer, string name, OperatorId id)
        {
            answer.BeginObject(name);
            answer.Value("mcc", id.Mcc);
            answer.Value("mnc", id.Mnc);
            answer.Value("gid1", Digits(id.Gid1));
            answer.Value("gid2", Digits(id.Gid2));
            answer.EndObject();
        }

        private static string Group(string label, byte[] id) =>
            id == null ? string.Empty : label + (id.Length == 0 ? "any" : Digits(id));

        private static string Digits(byte[] id) => id == null ? null : Hex.ToString(id, 0, id.Length);
    }
}
