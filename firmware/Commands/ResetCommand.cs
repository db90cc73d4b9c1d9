namespace NanoLpa.Firmware
{
    /// <summary><c>reset</c>: deletes profiles and settings for good.</summary>
    public sealed class ResetCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "reset";

        /// <inheritdoc />
        public string Arguments => "operational|test|smdp|all";

        /// <inheritdoc />
        public string Help => "deletes for good: profiles, the default SM-DP+, or all; asks before";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments)
        {
            var options = arguments.Length == 1 ? Options(arguments[0].ToLower()) : 0;
            if (options == 0)
            {
                return lpa.FailUsage(this);
            }

            if (!IsConfirmed(lpa, options))
            {
                return lpa.Fail("not confirmed; nothing was done");
            }

            // Also when it fails: only the answer may have been lost.
            lpa.Reporter.Expect();
            if (lpa.Esim.Management.Reset(options) != 0)
            {
                return lpa.Fail(lpa.Esim.LastError);
            }

            lpa.Print("deleted: " + What(options));
            return true;
        }

        private static bool IsConfirmed(LpaConsole lpa, ResetOptions options)
        {
            try
            {
                return Question.Ask(lpa, "reset", What(options) + " will be deleted for good; yes to go on") == "yes";
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.UserTimeout);
                return false;
            }
        }

        private static ResetOptions Options(string word)
        {
            switch (word)
            {
                case "operational":
                    return ResetOptions.OperationalProfiles;
                case "test":
                    return ResetOptions.TestProfiles;
                case "smdp":
                    return ResetOptions.DefaultSmdpAddress;
                case "all":
                    return ResetOptions.All;
                default:
                    return 0;
            }
        }

        private static string What(ResetOptions options)
        {
            switch (options)
            {
                case ResetOptions.OperationalProfiles:
                    return "every operational profile";
                case ResetOptions.TestProfiles:
                    return "every test profile that was downloaded";
                case ResetOptions.DefaultSmdpAddress:
                    return "the default SM-DP+ that was set";
                default:
                    return "every operational profile, every test profile that was downloaded, the default SM-DP+ that was set";
            }
        }
    }
}
