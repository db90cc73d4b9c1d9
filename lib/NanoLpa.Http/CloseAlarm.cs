using System;
using System.Net.Sockets;
using System.Threading;

namespace NanoLpa.Http
{
    /// <summary>Closes a socket after a time: what waits for it then ends. System.Net's Connect has no deadline of its own.</summary>
    internal sealed class CloseAlarm : IDisposable
    {
        private readonly object _gate = new object();
        private readonly Timer _timer;
        private Socket _socket;

        /// <param name="socket">The socket.</param>
        /// <param name="milliseconds">When it is closed, unless the alarm is disposed before.</param>
        public CloseAlarm(Socket socket, int milliseconds)
        {
            _socket = socket;
            _timer = new Timer(Ring, null, milliseconds, Timeout.Infinite);
        }

        /// <summary>Whether it has closed the socket.</summary>
        public bool HasRung { get; private set; }

        /// <inheritdoc />
        public void Dispose()
        {
            lock (_gate)
            {
                _socket = null;
            }

            _timer.Dispose();
        }

        private void Ring(object state)
        {
            lock (_gate)
            {
                if (_socket != null)
                {
                    HasRung = true;
                    _socket.Close();
                    _socket = null;
                }
            }
        }
    }
}
