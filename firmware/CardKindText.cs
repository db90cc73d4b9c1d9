using NanoLpa.KoreLpm;

namespace NanoLpa.Firmware
{
    /// <summary>Names of the kinds of cards, and the code by which KORE tells its own apart.</summary>
    internal static class CardKindText
    {
        /// <summary>The kind, for a person: with the profile code, where the card has one.</summary>
        public static string Of(CardKind kind, string code) => Of(kind) + (code == null ? string.Empty : ", profile code " + code);

        /// <summary>The profile code of a card with the LPM applet; null for another one, and for one that tells no EID.</summary>
        public static string Code(CardKind kind, Esim esim)
        {
            var eid = kind == CardKind.M2mWithLpm || kind == CardKind.ConsumerWithLpm ? esim.GetEid() : null;
            return eid == null ? null : CardDetection.ProfileCode(eid);
        }

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
