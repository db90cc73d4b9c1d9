namespace NanoLpa
{
    /// <summary>What the eUICC tells the SM-DP+ of the device (SGP.22 section 4.2): TAC, capabilities, IMEI.</summary>
    public sealed class DeviceInfo
    {
        private const int TacDigits = 8;
        private const int TacLength = 4;
        private const int ImeiLength = 8;

        private readonly byte[] _imei;
        private readonly bool _hasImei;

        /// <summary>Creates it from the modem's IMEI.</summary>
        /// <param name="imei">14 or 15 digits; or only the TAC, the first eight.</param>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: no such digits.</exception>
        public DeviceInfo(string imei)
        {
            var digits = imei == null ? 0 : imei.Length;
            if (digits != TacDigits && digits != 14 && digits != 15)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            _hasImei = digits > TacDigits;
            _imei = Bcd.Parse(imei, ImeiLength);

            // Unlike in other BCD fields the check digit stands in the high half of the last byte, and the filler below it.
            _imei[7] = (byte)((_imei[7] << 4) | (_imei[7] >> 4));
        }

        /// <summary>Members of DeviceCapabilities, encoded: for example 85 03 09 00 00 for eutranSupportedRelease 9.</summary>
        public byte[] Capabilities { get; set; } = new byte[0];

        internal void Write(TlvWriter request)
        {
            var device = request.Begin(0xA1);
            request.Write(0x80, _imei, 0, TacLength);
            request.Write(0xA1, Capabilities);
            if (_hasImei)
            {
                request.Write(0x82, _imei);
            }

            request.End(device);
        }
    }
}
