using System;

namespace NanoLpa.Quectel
{
    /// <summary>The eUICC behind the modem, by those AT commands that work there.</summary>
    /// <remarks>
    /// <para>Which ones do is found out at first use, by using them: their test forms were seen to answer ERROR where the
    /// command works, and OK where it does not. AT+CSIM counts as working when it has opened a channel, selected an
    /// application and then passed a command to it: modems were seen that do the first and refuse the last. Where no
    /// application has the GSMA's or KORE's registered identifier in its AID, it is taken on trust, each time anew.</para>
    /// <para>An answer that does not come says nothing of the command, unless it happens twice in a row.</para>
    /// </remarks>
    public sealed class ModemCard : IPatientCard
    {
        // While AT+CSIM is on trial: what it is given takes a card less than a second.
        private const int TrialTimeout = 10000;

        private static readonly byte[] OpenChannel = { 0x00, 0x70, 0x00, 0x00, 0x01 };

        private static readonly byte[] Gsma = { 0xA0, 0x00, 0x00, 0x05, 0x59 };

        // KORE's LPM applet takes functions of ES10c, and refuses others as an ISD-R would.
        private static readonly byte[] Kore = { 0xA0, 0x00, 0x00, 0x08, 0x15 };

        private bool _csimFailed;
        private bool _csimWasSilent;

        /// <summary>Creates the card on a modem.</summary>
        public ModemCard(AtClient at)
        {
            Csim = new CsimCard(at);
            Cgla = new CglaCard(at);
        }

        /// <summary>By which commands the card is reached: unknown until the first ISD-R was selected.</summary>
        /// <remarks>Set it to prescribe one, or to <see cref="CardAccess.Unknown"/> to have it found out again.</remarks>
        public CardAccess Access { get; set; }

        /// <summary>The card over AT+CSIM.</summary>
        public CsimCard Csim { get; }

        /// <summary>The card over AT+CCHO and AT+CGLA.</summary>
        public CglaCard Cgla { get; }

        /// <summary>How long one APDU may take, in milliseconds; 120000 unless set.</summary>
        /// <remarks>The last block of a profile takes the eUICC 26 s, and 89 s was measured too.</remarks>
        public int Timeout
        {
            get => Cgla.Timeout;
            set
            {
                Csim.Timeout = value;
                Cgla.Timeout = value;
            }
        }

        /// <inheritdoc/>
        public int Transmit(byte[] command, int length, byte[] response)
        {
            switch (Access)
            {
                case CardAccess.Csim:
                    return Csim.Transmit(command, length, response);
                case CardAccess.Cgla:
                    return Cgla.Transmit(command, length, response);
            }

            var isOpen = command[1] == 0x70 && command[2] == 0x00;
            var isSelect = command[1] == 0xA4;
            if (isOpen)
            {
                _csimFailed = false;
            }

            if (!_csimFailed && !isOpen && !isSelect)
            {
                return Csim.Transmit(command, length, response);
            }

            if (!_csimFailed)
            {
                // The answer may go where the command lies, and the command may have to go out once more.
                var copy = new byte[length];
                Array.Copy(command, copy, length);
                var received = TryCsim(copy, response);
                if (received > 0)
                {
                    return received;
                }

                command = copy;
                _csimFailed = true;
                if (isSelect)
                {
                    Cgla.Transmit(OpenChannel, OpenChannel.Length, new byte[258]);
                }
            }

            var count = Cgla.Transmit(command, length, response);
            if (isSelect && IsSuccess(response, count))
            {
                Access = CardAccess.Cgla;
            }

            return count;
        }

        private static bool IsSuccess(byte[] response, int count)
        {
            int sw1 = response[count - 2];
            return sw1 == 0x90 || sw1 == 0x91 || sw1 == 0x61;
        }

        /// <summary>Opens a channel or selects an application over AT+CSIM.</summary>
        /// <returns>Bytes of the answer; 0 when AT+CSIM does not work.</returns>
        private int TryCsim(byte[] command, byte[] response)
        {
            var timeout = Csim.Timeout;
            Csim.Timeout = TrialTimeout;
            try
            {
                var received = Csim.Transmit(command, command.Length, response);
                _csimWasSilent = false;
                if (command[1] == 0x70)
                {
                    return IsSuccess(response, received) || IsNoneLeft(response, received) ? received : 0;
                }

                if (!IsSuccess(response, received) || !IsEuicc(command))
                {
                    // The card has spoken: it has no such application, or one that takes no command of an ISD-R.
                    return received;
                }

                if (PassesCommand(command[0]))
                {
                    Access = CardAccess.Csim;
                    return received;
                }

                CloseCsim(command[0]);
                return 0;
            }
            catch (LpaException e)
            {
                var isSilent = e.Code == LpaError.CardTimeout && !_csimWasSilent;
                _csimWasSilent = e.Code == LpaError.CardTimeout;
                if (isSilent || !IsFailure(e))
                {
                    throw;
                }

                if (command[1] == 0xA4)
                {
                    CloseCsim(command[0]);
                }

                return 0;
            }
            finally
            {
                Csim.Timeout = timeout;
            }
        }

        /// <summary>Whether a SELECT is for an application that knows ES10: its AID has the registered identifier of the GSMA, as an
        /// ISD-R has it, or that of KORE.</summary>
        private static bool IsEuicc(byte[] select) => Selects(select, Gsma) || Selects(select, Kore);

        private static bool Selects(byte[] select, byte[] identifier)
        {
            var same = select.Length > 5 + identifier.Length;
            for (var i = 0; same && i < identifier.Length; i++)
            {
                same = select[5 + i] == identifier[i];
            }

            return same;
        }

        /// <summary>Whether a command on the channel reaches the application: ES10b.GetEUICCChallenge, which changes nothing in an
        /// ISD-R, and which another application refuses for what it asks, not for its class or instruction.</summary>
        private bool PassesCommand(int select)
        {
            var response = new byte[258];
            byte[] challenge = { (byte)(select | 0x80), 0xE2, 0x91, 0x00, 0x03, 0xBF, 0x2E, 0x00 };
            var count = Csim.Transmit(challenge, challenge.Length, response);
            return IsSuccess(response, count) || response[count - 2] == 0x69 || response[count - 2] == 0x6A;
        }

        /// <summary>Closes the channel that a SELECT was for: not every modem that opens one can use it.</summary>
        private void CloseCsim(int select)
        {
            var channel = (select & 0x40) != 0 ? (select & 0x0F) + 4 : select & 0x03;
            byte[] close = { 0x00, 0x70, 0x80, (byte)channel, 0x00 };
            try
            {
                Csim.Transmit(close, close.Length, new byte[258]);
            }
            catch (LpaException e)
            {
                if (!IsFailure(e))
                {
                    throw;
                }
            }
        }

        private static bool IsNoneLeft(byte[] response, int count) => response[count - 2] == 0x6A && response[count - 1] == 0x81;

        private static bool IsFailure(LpaException e) => e.Detail != AtClient.LineGone
            && (e.Code == LpaError.CardTransport || e.Code == LpaError.CardTimeout || e.Code == LpaError.CardResponse);
    }
}
