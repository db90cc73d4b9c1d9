namespace NanoLpa.Firmware
{
    /// <summary>Words for the classes of profiles.</summary>
    internal static class ProfileClassText
    {
        /// <summary>The word for a class.</summary>
        public static string Of(int profileClass)
        {
            switch (profileClass)
            {
                case 0:
                    return "test";
                case 1:
                    return "provisioning";
                case 2:
                    return "operational";
                default:
                    return "class " + profileClass.ToString();
            }
        }
    }
}
