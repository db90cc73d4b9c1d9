using System;

namespace NanoLpa
{
    /// <summary>Opens and closes logical channels by number (ETSI TS 102 221 section 11.1.17), and closes those that nobody owns any more.</summary>
    /// <remarks>
    /// <para>A channel is left behind when its user crashes, and when the answer that names it gets lost. The modem has channels
    /// of its own, so one is closed only when it shows whose it is: the application answers on it, or nothing was ever
    /// selected on it. The latter shows in STATUS (section 11.1.2): the current directory is still the MF, and no
    /// application is named.</para>
    /// <para>Cards give the lowest number that is free: only a higher one than 1 makes it worth while to look.</para>
    /// </remarks>
    internal sealed class ChannelNumbers
    {
        private const int MostChannel = 19;
        private const int NotOpen = 0x68;

        private readonly ApduPort _port;
        private readonly ByteBuffer _status = new ByteBuffer(64, 512, LpaError.CardResponse);
        private bool _swept;

        public ChannelNumbers(ApduPort port)
        {
            _port = port;
        }

        /// <summary>The channel that is open; 0 when none is.</summary>
        public int Current { get; private set; }

        /// <summary>Opens a channel.</summary>
        /// <param name="probe">A command that only the application to be opened takes.</param>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoChannel"/>, or what <see cref="ICard.Transmit"/> throws;
        /// there may be a channel even so.</exception>
        public void Open(byte[] probe)
        {
            OpenNext();
            if (Current == 0)
            {
                CloseForgotten(MostChannel, probe);
                OpenNext();
            }
            else if (Current > 1 && !_swept)
            {
                CloseForgotten(Current - 1, probe);
            }

            _swept = true;
            if (Current == 0)
            {
                throw new LpaException(LpaError.CardNoChannel) { StatusWord = _port.StatusWord };
            }
        }

        /// <summary>Closes the channel.</summary>
        /// <exception cref="LpaException">What <see cref="ICard.Transmit"/> throws. It counts as closed.</exception>
        public void Close()
        {
            var number = Current;
            Current = 0;
            Close(number);
        }

        private void Close(int number)
        {
            // Unless the card is heard, the next Open looks for it.
            var swept = _swept;
            _swept = false;
            _port.Command(0x00, 0x70, 0x80, number, 0);
            _port.Transmit(5, null);
            _swept = swept;
        }

        private void OpenNext()
        {
            // Unless the card is heard, there may be a channel whose number nobody knows.
            var swept = _swept;
            _swept = false;
            _port.Command(0x00, 0x70, 0x00, 0x00, 1);
            var length = _port.Transmit(5, null);
            _swept = swept;
            if (!_port.Succeeded || length != 1)
            {
                return;
            }

            int number = _port.Bytes[0];
            if (number < 1 || number > MostChannel)
            {
                throw new LpaException(LpaError.CardResponse) { StatusWord = _port.StatusWord };
            }

            Current = number;
        }

        private void CloseForgotten(int last, byte[] probe)
        {
            for (var number = 1; number <= last; number++)
            {
                try
                {
                    if (IsOurs(number, probe) || (_port.StatusWord >> 8 != NotOpen && IsUnused(number)))
                    {
                        Close(number);
                    }
                }
                catch (LpaException e)
                {
                    // Some modems refuse what goes to a channel that is not open.
                    e.RethrowUnless(LpaError.CardTransport);
                }
            }
        }

        private bool IsOurs(int number, byte[] probe)
        {
            Array.Copy(probe, _port.Bytes, probe.Length);
            _port.Bytes[0] = (byte)ApduPort.ClassByte(probe[0], number);
            _port.Transmit(probe.Length, null);
            return _port.Succeeded || _port.HasMore;
        }

        private bool IsUnused(int number)
        {
            try
            {
                return ReadStatus(number, 0x00) && IsMasterFile() && !(ReadStatus(number, 0x01) && _status.Length > 0);
            }
            catch (LpaException e)
            {
                // What cannot be read says nothing of the channel.
                e.RethrowUnless(LpaError.CardResponse);
                return false;
            }
        }

        /// <summary>STATUS: with P2 00 the current directory's parameters, with 01 the name of the application.</summary>
        private bool ReadStatus(int number, int p2)
        {
            _status.Clear();
            _port.Read(ApduPort.ClassByte(0x80, number), 0xF2, 0x00, p2, 0, _status);
            return _port.Succeeded;
        }

        /// <summary>Whether the parameters (tag 62) name file 3F00.</summary>
        private bool IsMasterFile()
        {
            var parameters = new TlvReader(_status.Bytes, 0, _status.Length, LpaError.CardResponse);
            if (!parameters.Next() || parameters.Tag != 0x62)
            {
                return false;
            }

            var member = parameters.Members();
            return member.Find(0x83) && member.Length == 2 && member.Bytes[member.Offset] == 0x3F && member.Bytes[member.Offset + 1] == 0x00;
        }
    }
}
