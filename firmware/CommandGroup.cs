namespace NanoLpa.Firmware
{
    /// <summary>Commands with a first word in common.</summary>
    internal static class CommandGroup
    {
        /// <summary>Runs the one that the first argument names; without such an argument it shows how each is used, and fails.</summary>
        public static bool Run(LpaConsole lpa, ICommand group, ICommand[] commands, string[] arguments)
        {
            if (arguments.Length > 0)
            {
                var wanted = group.Name + " " + arguments[0].ToLower();
                foreach (var command in commands)
                {
                    if (command.Name == wanted)
                    {
                        return command.Run(lpa, Words.Behind(arguments));
                    }
                }
            }

            foreach (var command in commands)
            {
                lpa.Print(UsageText.Of(command) + ": " + command.Help);
            }

            return lpa.FailUsage(group);
        }
    }
}
