namespace NanoLpa
{
    /// <summary>Address of an SM-DP+ or SM-DS as activation codes and notifications give it: a host, with <c>:port</c> where it is not 443.</summary>
    public sealed class ServerAddress
    {
        /// <summary>The port of HTTPS.</summary>
        public const int DefaultPort = 443;

        private const int MaxLength = 255;
        private const int MaxPort = 6;

        private ServerAddress(string text, string host, int port)
        {
            Text = text;
            Host = host;
            Port = port;
        }

        /// <summary>The address as it was given; it goes into smdpAddress.</summary>
        public string Text { get; }

        /// <summary>Host name or IPv4 address.</summary>
        public string Host { get; }

        /// <summary>TCP port.</summary>
        public int Port { get; }

        /// <summary>Reads an address.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ActivationCodeAddress"/>, <see cref="LpaError.ActivationCodePort"/>.</exception>
        public static ServerAddress Parse(string text) => Parse(text, LpaError.ActivationCodeAddress, LpaError.ActivationCodePort);

        /// <summary>Reads an address that comes from elsewhere than an activation code.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ServerAddress"/>.</exception>
        public static ServerAddress ParseOther(string text) => Parse(text, LpaError.ServerAddress, LpaError.ServerAddress);

        private static ServerAddress Parse(string text, LpaError noHost, LpaError noPort)
        {
            if (text.Length > MaxLength + MaxPort)
            {
                throw new LpaException(noHost);
            }

            var port = DefaultPort;
            var host = text;
            var colon = text.IndexOf(':');
            if (colon >= 0)
            {
                host = text.Substring(0, colon);
                port = ParsePort(text.Substring(colon + 1));
                if (port == 0)
                {
                    throw new LpaException(noPort);
                }
            }

            if (!IsHostName(host))
            {
                throw new LpaException(noHost);
            }

            return new ServerAddress(text, host, port);
        }

        /// <summary>Whether another text names the same server; letters in either case.</summary>
        public bool Matches(string other) => other != null && Text.ToLower() == other.ToLower();

        /// <returns>The port; 0 when the text is no number from 1 to 65535.</returns>
        private static int ParsePort(string text)
        {
            var port = 0;
            foreach (var c in text.ToCharArray())
            {
                if (c < '0' || c > '9' || port > 0xFFFF)
                {
                    return 0;
                }

                port = 10 * port + (c - '0');
            }

            return port > 0xFFFF ? 0 : port;
        }

        private static bool IsHostName(string host)
        {
            if (host.Length > MaxLength)
            {
                return false;
            }

            // Letters, digits and hyphens, in labels that points divide.
            var label = 0;
            foreach (var c in host.ToCharArray())
            {
                if (c == '.')
                {
                    if (label == 0)
                    {
                        return false;
                    }

                    label = 0;
                }
                else if (c == '-' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
                {
                    label++;
                }
                else
                {
                    return false;
                }
            }

            return label > 0;
        }
    }
}
