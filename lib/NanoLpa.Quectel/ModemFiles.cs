using System.Collections;

namespace NanoLpa.Quectel
{
    /// <summary>The modem's user file storage, where its TLS looks for certificates (Quectel file application note).</summary>
    public sealed class ModemFiles
    {
        /// <summary>Detail of <see cref="LpaError.ModemRefused"/>: the modem did not store what was sent.</summary>
        public const int Damaged = -3;

        private const int CommandTimeout = 10000;

        // How long the modem waits for the next byte, in seconds, and we for its answer, in milliseconds.
        private const int UploadSeconds = 10;
        private const int UploadTimeout = 30000;
        private const int PieceSize = 512;
        private const int MostListed = 32;

        private static readonly byte[] ListPrefix = Utf8.ToBytes("+QFLST:");
        private static readonly byte[] PlacePrefix = Utf8.ToBytes("UFS:");
        private static readonly byte[] UploadPrefix = Utf8.ToBytes("+QFUPL:");

        private readonly AtClient _at;

        /// <summary>Creates the storage on a modem.</summary>
        public ModemFiles(AtClient at)
        {
            _at = at;
        }

        /// <summary>Asks for the size of a file (AT+QFLST).</summary>
        /// <param name="name">Name without <c>UFS:</c>, for example <c>gsma.pem</c>.</param>
        /// <returns>Its size in bytes; -1 when there is no such file.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.InvalidArgument"/>: the
        /// name is none; so for every method here.</exception>
        public int Size(string name)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QFLST=\"").Token(name).Text("\"");
                _at.Send(CommandTimeout);
                var size = -1;
                try
                {
                    while (_at.ReadAnswer(ListPrefix))
                    {
                        var line = _at.Line;
                        if (line.Skip('"') && line.SkipPast('"') && line.Skip(','))
                        {
                            size = line.Number();
                        }
                    }
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.ModemRefused);
                    // Some modems answer an unknown name with an error, some with OK alone.
                    return -1;
                }

                return size;
            }
        }

        /// <summary>Lists the files whose names begin with some characters (AT+QFLST="*").</summary>
        /// <param name="prefix">The characters.</param>
        /// <returns>Them, in the modem's order, 32 at most.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public ModemFile[] List(string prefix)
        {
            var found = new ArrayList();
            var start = Utf8.ToBytes(prefix);
            lock (_at.SyncRoot)
            {
                try
                {
                    // Not every modem takes more of a pattern than this.
                    _at.Begin("AT+QFLST=\"*\"");
                    _at.Send(CommandTimeout);
                    while (_at.ReadAnswer(ListPrefix))
                    {
                        Collect(_at.Line, start, prefix, found);
                    }
                }
                catch (LpaException e)
                {
                    // Some modems answer so when there is no file at all.
                    e.RethrowUnless(LpaError.ModemRefused);
                }
            }

            var files = new ModemFile[found.Count];
            found.CopyTo(files);
            return files;
        }

        /// <summary>Deletes a file (AT+QFDEL).</summary>
        /// <returns>False when there was none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public bool Delete(string name)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QFDEL=\"").Token(name).Text("\"");
                _at.Send(CommandTimeout);
                return _at.TryReadOk();
            }
        }

        /// <summary>Stores a file in place of one of the same name (AT+QFUPL), and checks what arrived.</summary>
        /// <param name="name">Name without <c>UFS:</c>.</param>
        /// <param name="content">Buffer that starts with the content.</param>
        /// <param name="length">Bytes of content, at least 1.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: no space (a CME error as detail), or
        /// <see cref="Damaged"/>: size or checksum differ, and the file was deleted again; <see cref="LpaError.ModemTimeout"/>.</exception>
        public void Upload(string name, byte[] content, int length)
        {
            if (length < 1 || length > content.Length)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            // QFUPL refuses a name that is taken.
            Delete(name);
            if (!Send(name, content, length))
            {
                // Half a certificate bundle must not stay where TLS would use it.
                Delete(name);
                throw new LpaException(LpaError.ModemRefused, Damaged);
            }
        }

        /// <summary>Stores a file unless one of this name and size is there: the modem's flash wears.</summary>
        /// <remarks>Another content of the same size is not noticed, so give it another name.</remarks>
        /// <exception cref="LpaException">As for <see cref="Upload"/>.</exception>
        public void Ensure(string name, byte[] content, int length)
        {
            if (Size(name) != length)
            {
                Upload(name, content, length);
            }
        }

        /// <summary>The checksum of AT+QFUPL: big-endian 16 bit words XORed, an odd byte at the end padded with 0.</summary>
        public static int Checksum(byte[] content, int length)
        {
            var even = 0;
            var odd = 0;
            for (var i = 0; i < length; i++)
            {
                if ((i & 1) == 0)
                {
                    even ^= content[i];
                }
                else
                {
                    odd ^= content[i];
                }
            }

            return (even << 8) | odd;
        }

        private static void Collect(AtLine line, byte[] start, string prefix, ArrayList found)
        {
            if (found.Count == MostListed || !line.Skip('"'))
            {
                return;
            }

            // Some name the place with it.
            line.Skip(PlacePrefix);
            if (line.Skip(start))
            {
                var name = prefix + line.Until('"');
                found.Add(new ModemFile(name, line.Skip(',') ? line.Number() : -1));
            }
        }

        private bool Send(string name, byte[] content, int length)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QFUPL=\"").Token(name).Text("\",").Number(length).Text(",").Number(UploadSeconds);
                _at.Send(UploadTimeout);
                _at.ReadConnect();
                for (var sent = 0; sent < length; sent += PieceSize)
                {
                    _at.WriteRaw(content, sent, length - sent < PieceSize ? length - sent : PieceSize);
                }

                var stored = false;
                while (_at.ReadAnswer(UploadPrefix))
                {
                    var line = _at.Line;
                    stored = line.Number() == length && line.Skip(',') && line.HexNumber() == Checksum(content, length);
                }

                return stored;
            }
        }
    }
}
