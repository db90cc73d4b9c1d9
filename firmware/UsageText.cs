namespace NanoLpa.Firmware
{
    /// <summary>How a command is written.</summary>
    internal static class UsageText
    {
        /// <summary>The command's name, and its arguments where it has any.</summary>
        public static string Of(ICommand command) => command.Arguments.Length == 0 ? command.Name : command.Name + " " + command.Arguments;
    }
}
