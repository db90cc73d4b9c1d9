namespace NanoLpa.Quectel
{
    /// <summary>What a line from the modem is.</summary>
    internal enum AtLineKind
    {
        /// <summary>Part of an answer, or unsolicited.</summary>
        Other,

        /// <summary>The final result OK.</summary>
        Ok,

        /// <summary>The final result ERROR, +CME ERROR or +CMS ERROR; the line stands at the number or the text behind it.</summary>
        Refused,

        /// <summary>Our own command, echoed.</summary>
        Echo
    }
}
