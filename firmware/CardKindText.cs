using NanoLpa.KoreLpm;

namespace NanoLpa.Firmware
{
    /// <summary>Names of the kinds of cards.</summary>
    internal static class CardKindText
    {
        public static string Of(CardKind kind)
        {
            switch (kind)
            {
                case CardKind.Consumer:
                    return "consumer eUICC";
                case CardKind.M2mWithLpm:
                    return "M2M with LPM";
                case CardKind.ConsumerWithLpm:
                    return "consumer eUICC with LPM";
                default:
                    return "no eUICC";
            }
        }
    }
}
