using System;

namespace NanoLpa
{
    /// <summary>What the card can do for profiles (UICCCapability, SGP.22 section 4.3): bit n of the BIT STRING is 1 &lt;&lt; n.</summary>
    /// <remarks>Bits from 19 on come with later versions than 2.2; others than these may be set as well.</remarks>
    [Flags]
    public enum UiccCapabilities
    {
        /// <summary>Contactless: SWP, HCI.</summary>
        ContactlessSupport = 1 << 0,

        /// <summary>USIM.</summary>
        UsimSupport = 1 << 1,

        /// <summary>ISIM.</summary>
        IsimSupport = 1 << 2,

        /// <summary>CSIM.</summary>
        CsimSupport = 1 << 3,

        /// <summary>Authentication with Milenage.</summary>
        AkaMilenage = 1 << 4,

        /// <summary>Authentication with CAVE.</summary>
        AkaCave = 1 << 5,

        /// <summary>Authentication with TUAK, key of 128 bits.</summary>
        AkaTuak128 = 1 << 6,

        /// <summary>Authentication with TUAK, key of 256 bits.</summary>
        AkaTuak256 = 1 << 7,

        /// <summary>GBA with a USIM.</summary>
        GbaAuthenUsim = 1 << 10,

        /// <summary>GBA with an ISIM.</summary>
        GbaAuthenIsim = 1 << 11,

        /// <summary>MBMS with a USIM.</summary>
        MbmsAuthenUsim = 1 << 12,

        /// <summary>EAP client.</summary>
        EapClient = 1 << 13,

        /// <summary>Java Card.</summary>
        JavaCard = 1 << 14,

        /// <summary>MULTOS.</summary>
        Multos = 1 << 15,

        /// <summary>Several USIMs in one profile.</summary>
        MultipleUsimSupport = 1 << 16,

        /// <summary>Several ISIMs in one profile.</summary>
        MultipleIsimSupport = 1 << 17,

        /// <summary>Several CSIMs in one profile.</summary>
        MultipleCsimSupport = 1 << 18,

        /// <summary>BER-TLV files.</summary>
        BerTlvFileSupport = 1 << 19,

        /// <summary>Links to directories.</summary>
        DfLinkSupport = 1 << 20,

        /// <summary>CAT_TP.</summary>
        CatTp = 1 << 21,

        /// <summary>GET IDENTITY: the concealed SUPI.</summary>
        GetIdentity = 1 << 22,

        /// <summary>Concealment profile A, X25519.</summary>
        ProfileAX25519 = 1 << 23,

        /// <summary>Concealment profile B, P-256.</summary>
        ProfileBP256 = 1 << 24,

        /// <summary>SUCI calculator API.</summary>
        SuciCalculatorApi = 1 << 25
    }
}
