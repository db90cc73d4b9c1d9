namespace NanoLpa.Quectel
{
    /// <summary>Which radio access technologies and bands the modem uses (AT+QCFG).</summary>
    /// <remarks>
    /// <para><c>nwscanmode</c> 0 all, 1 GSM, 3 LTE is the same on every Quectel module that has it; whether it has is asked
    /// by reading it. <c>iotopmode</c> 0 LTE-M, 1 NB-IoT, 2 both, and <c>band</c> with three masks - GSM, LTE-M, NB-IoT -
    /// are known of the BG9x and BG7x. EC modules have other masks, which differ among them: their bands are left alone.</para>
    /// <para>The modem keeps these in its flash: what is set already is not set again.</para>
    /// </remarks>
    public sealed class RadioAccess
    {
        private const int QueryTimeout = 5000;
        private const int AllModes = 0;
        private const int GsmOnly = 1;
        private const int LteOnly = 3;
        private const int LteMOnly = 0;
        private const int NbIotOnly = 1;
        private const int BothIot = 2;
        private const int LongestMask = 32;

        private static readonly byte[] Prefix = Utf8.ToBytes("+QCFG:");

        private readonly AtClient _at;

        internal RadioAccess(AtClient at)
        {
            _at = at;
        }

        /// <summary>Which module it is; the modem sets it when it knows.</summary>
        public ModemModule Module { get; set; }

        /// <summary>Asks which technologies the modem looks for.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotSupported"/>: it does not say; <see cref="LpaError.ModemTimeout"/>.</exception>
        public RadioMode Mode()
        {
            var scan = Read("nwscanmode");
            if (scan < 0)
            {
                throw new LpaException(LpaError.NotSupported);
            }

            var iot = scan != GsmOnly && Module == ModemModule.BG95 ? Read("iotopmode") : BothIot;
            switch (scan)
            {
                case GsmOnly:
                    return RadioMode.Gsm;
                case AllModes:
                    return iot == BothIot ? RadioMode.Auto : RadioMode.Other;
                case LteOnly:
                    return iot == LteMOnly ? RadioMode.LteM : iot == NbIotOnly ? RadioMode.NbIot : RadioMode.Lte;
                default:
                    return RadioMode.Other;
            }
        }

        /// <summary>Sets which technologies the modem looks for, from now on and after its next start.</summary>
        /// <returns>Whether anything was changed.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.NotSupported"/>: not on this module;
        /// <see cref="LpaError.ModemRefused"/>; <see cref="LpaError.ModemTimeout"/>.</exception>
        public bool SetMode(RadioMode mode)
        {
            var isBg95 = Module == ModemModule.BG95;
            if (mode == RadioMode.Other || (!isBg95 && (mode == RadioMode.LteM || mode == RadioMode.NbIot)))
            {
                throw new LpaException(LpaError.NotSupported);
            }

            if (Mode() == mode)
            {
                return false;
            }

            if (isBg95 && mode != RadioMode.Gsm)
            {
                Write("iotopmode", mode == RadioMode.LteM ? LteMOnly : mode == RadioMode.NbIot ? NbIotOnly : BothIot);
            }

            Write("nwscanmode", mode == RadioMode.Auto ? AllModes : mode == RadioMode.Gsm ? GsmOnly : LteOnly);
            return true;
        }

        /// <summary>Asks for the bands: masks of GSM, LTE-M and NB-IoT, hexadecimal, bit 0 is band 1 (of GSM: 900, 1800, 850, 1900 MHz).</summary>
        /// <returns>Three texts of digits in lower case, without 0x.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.NotSupported"/>: not on this module; <see cref="LpaError.ModemTimeout"/>.</exception>
        public string[] Bands()
        {
            RequireBg95();
            var masks = new string[3];
            lock (_at.SyncRoot)
            {
                Begin("band");
                _at.Send(QueryTimeout);
                while (_at.ReadAnswer(Prefix))
                {
                    // "band",0xf,0x400a0e189f,0xa0e189f
                    var line = _at.Line;
                    for (var i = 0; i < masks.Length && line.SkipPast(','); i++)
                    {
                        masks[i] = Mask(line);
                    }
                }
            }

            if (masks[2] == null)
            {
                throw new LpaException(LpaError.NotSupported);
            }

            return masks;
        }

        /// <summary>Sets the bands, as <see cref="Bands"/> gives them; mask 0 leaves those of a technology as they are.</summary>
        /// <returns>Whether anything was changed.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: not three hexadecimal numbers;
        /// <see cref="LpaError.NotSupported"/>: not on this module; <see cref="LpaError.ModemRefused"/>: it has not all of
        /// these bands; <see cref="LpaError.ModemTimeout"/>.</exception>
        public bool SetBands(string[] masks)
        {
            RequireBg95();
            var wanted = new string[3];
            for (var i = 0; i < wanted.Length; i++)
            {
                wanted[i] = masks.Length == 3 ? Normalize(masks[i]) : null;
                if (wanted[i] == null)
                {
                    throw new LpaException(LpaError.InvalidArgument);
                }
            }

            var current = Bands();
            var same = true;
            for (var i = 0; i < wanted.Length; i++)
            {
                same &= wanted[i] == "0" || wanted[i] == current[i];
            }

            if (!same)
            {
                _at.Execute("AT+QCFG=\"band\"," + wanted[0] + "," + wanted[1] + "," + wanted[2] + ",1", QueryTimeout);
            }

            return !same;
        }

        /// <summary>A mask as the modem gives it and takes it: lower case, without 0x and leading zeros.</summary>
        /// <returns>Null when it is no hexadecimal number.</returns>
        public static string Normalize(string mask)
        {
            var digits = mask.ToLower().ToCharArray();
            var start = digits.Length > 2 && digits[0] == '0' && digits[1] == 'x' ? 2 : 0;
            for (var i = start; i < digits.Length; i++)
            {
                var digit = digits[i];
                if (!((digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f')))
                {
                    return null;
                }
            }

            while (start < digits.Length - 1 && digits[start] == '0')
            {
                start++;
            }

            var count = digits.Length - start;
            return count < 1 || count > LongestMask ? null : new string(digits, start, count);
        }

        private static string Mask(AtLine line)
        {
            var start = line.Position;
            var end = start;
            while (end < start + line.Left && line.Buffer[end] != ',')
            {
                end++;
            }

            return Normalize(Utf8.ToString(line.Buffer, start, end - start));
        }

        private void RequireBg95()
        {
            if (Module != ModemModule.BG95)
            {
                throw new LpaException(LpaError.NotSupported);
            }
        }

        private void Begin(string key) => _at.Begin("AT+QCFG=\"" + key + "\"");

        /// <returns>-1 when the modem does not have it.</returns>
        private int Read(string key)
        {
            var value = -1;
            try
            {
                lock (_at.SyncRoot)
                {
                    Begin(key);
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswer(Prefix))
                    {
                        value = _at.Line.SkipPast(',') ? _at.Line.Number() : -1;
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
            }

            return value;
        }

        private void Write(string key, int value) => _at.Execute("AT+QCFG=\"" + key + "\"," + value.ToString() + ",1", QueryTimeout);
    }
}
