namespace NanoLpa
{
    /// <summary>Cuts a bound profile package into the segments of ES10b.LoadBoundProfilePackage while it arrives (SGP.22 sections 2.5.5 and 5.7.6).</summary>
    /// <remarks>Nothing here grows with the package: what comes from the server goes to the card block by block.</remarks>
    public sealed class BoundProfilePackage
    {
        private const int Package = 0xBF36;
        private const int InitialiseSecureChannel = 0xBF23;
        private const int FirstSequenceOf87 = 0xA0;
        private const int SequenceOf88 = 0xA1;
        private const int SecondSequenceOf87 = 0xA2;
        private const int SequenceOf86 = 0xA3;
        private const int MaxHead = 6;
        private const int MaxLength = 0x7FFFFF;

        private readonly IByteSource _source;
        private readonly IsdR _isdr;
        private readonly byte[] _piece = new byte[255];
        private readonly byte[] _head = new byte[MaxHead];
        private int _headLength;
        private int _tag;
        private int _length;
        private int _taken;

        /// <summary>Creates a loader.</summary>
        /// <param name="source">The package, as the server sends it.</param>
        /// <param name="isdr">The open ISD-R.</param>
        public BoundProfilePackage(IByteSource source, IsdR isdr)
        {
            _source = source;
            _isdr = isdr;
        }

        /// <summary>Loads the package.</summary>
        /// <param name="transactionId">The session, which the package must be of.</param>
        /// <param name="listener">Hears of the progress.</param>
        /// <returns>What became of it, in the eUICC's word: a profile, or the reason why not.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.PackageFormat"/>, <see cref="LpaError.TransactionMismatch"/>,
        /// <see cref="LpaError.InstallNoResult"/>, and what the card and the network throw.</exception>
        public ProfileInstallationResult Load(TransactionId transactionId, IDownloadListener listener)
        {
            ReadHead(MaxLength);
            Expect(Package);
            var total = _headLength + _length;

            _isdr.Begin();
            WriteHead();
            ReadHead(total - _taken);
            Expect(InitialiseSecureChannel);
            WriteHead();
            CopyInitialiseSecureChannel(transactionId);
            var result = EndSegment(total, listener);

            var last = 0;
            while (result == null && _taken < total)
            {
                ReadHead(total - _taken);
                if (_tag <= last)
                {
                    throw Malformed();
                }

                last = _tag;
                result = LoadSequence(total, listener);
            }

            if (result == null)
            {
                throw new LpaException(LpaError.InstallNoResult);
            }

            return result;
        }

        private ProfileInstallationResult LoadSequence(int total, IDownloadListener listener)
        {
            var member = MemberOf(_tag);

            // The head of a sequence of 87 goes with its first member, that of the others alone.
            var together = member == 0x87 && _length > 0;
            var end = _taken + _length;
            ProfileInstallationResult result = null;
            _isdr.Begin();
            WriteHead();
            if (!together)
            {
                result = EndSegment(total, listener);
            }

            for (; result == null && _taken < end; together = false)
            {
                if (!together)
                {
                    _isdr.Begin();
                }

                ReadHead(end - _taken);
                Expect(member);
                WriteHead();
                CopyValue(_length);
                result = EndSegment(total, listener);
            }

            return result;
        }

        private static int MemberOf(int sequence)
        {
            switch (sequence)
            {
                case FirstSequenceOf87:
                case SecondSequenceOf87:
                    return 0x87;
                case SequenceOf88:
                    return 0x88;
                case SequenceOf86:
                    return 0x86;
                default:
                    throw Malformed();
            }
        }

        private ProfileInstallationResult EndSegment(int total, IDownloadListener listener)
        {
            var response = _isdr.End();
            listener.OnProgress(_taken, total);
            if (!response.Next())
            {
                return null;
            }

            if (response.Tag != ProfileInstallationResult.Tag)
            {
                throw response.Malformed();
            }

            return ProfileInstallationResult.Decode(response);
        }

        private void CopyInitialiseSecureChannel(TransactionId transactionId)
        {
            if (_length > _piece.Length)
            {
                throw Malformed();
            }

            var length = _length;
            ReadExactly(_piece, 0, length);
            var member = new TlvReader(_piece, 0, length, LpaError.PackageFormat);
            transactionId.Check(member.Require(0x80));
            _isdr.Write(_piece, 0, length);
        }

        private void CopyValue(int length)
        {
            while (length > 0)
            {
                var n = length < _piece.Length ? length : _piece.Length;
                n = _source.Read(_piece, 0, n);
                if (n == 0)
                {
                    throw Malformed();
                }

                _isdr.Write(_piece, 0, n);
                _taken += n;
                length -= n;
            }
        }

        private void WriteHead() => _isdr.Write(_head, 0, _headLength);

        /// <summary>Reads tag and length of the next data object, which must end within some bytes.</summary>
        private void ReadHead(int within)
        {
            var before = _taken;
            ReadExactly(_head, 0, 2);
            _headLength = 2;
            _tag = _head[0];
            if ((_tag & 0x1F) == 0x1F)
            {
                _tag = (_tag << 8) | _head[1];
                ReadExactly(_head, _headLength++, 1);
            }

            _length = _head[_headLength - 1];
            if (_length >= 0x80)
            {
                var count = _length & 0x7F;
                if (count < 1 || count > 3)
                {
                    throw Malformed();
                }

                ReadExactly(_head, _headLength, count);
                _length = 0;
                for (var i = 0; i < count; i++)
                {
                    _length = (_length << 8) | _head[_headLength++];
                }
            }

            if (_length > within - (_taken - before))
            {
                throw Malformed();
            }
        }

        private void ReadExactly(byte[] buffer, int offset, int count)
        {
            while (count > 0)
            {
                var n = _source.Read(buffer, offset, count);
                if (n == 0)
                {
                    throw Malformed();
                }

                _taken += n;
                offset += n;
                count -= n;
            }
        }

        private void Expect(int tag)
        {
            if (_tag != tag)
            {
                throw Malformed();
            }
        }

        private static LpaException Malformed() => new LpaException(LpaError.PackageFormat);
    }
}
