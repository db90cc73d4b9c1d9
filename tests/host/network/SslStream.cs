using System;
using System.IO;
using System.Linq;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SocketError = System.Net.Sockets.SocketError;

namespace NanoNet
{
    [Flags]
    public enum SslProtocols
    {
        None = 0,
        Tls12 = 3072,
        Tls13 = 12288,
    }

    public enum SslVerification
    {
        NoVerification = 1,
        CertificateRequired = 4,
    }

    /// <summary>Certificates: as on a device, one array may be a PEM text with several, which ends with NUL.</summary>
    public sealed class X509Certificate
    {
        public X509Certificate(byte[] certificate)
        {
            if (certificate.Length == 0 || certificate[^1] != 0)
            {
                throw new CryptographicException("no NUL behind the text");
            }

            All.ImportFromPem(Encoding.ASCII.GetString(certificate, 0, certificate.Length - 1));
            if (All.Count == 0)
            {
                throw new CryptographicException("no certificate");
            }
        }

        internal X509Certificate2Collection All { get; } = [];
    }

    /// <summary>TLS on a socket, as nanoFramework's System.Net has it.</summary>
    public sealed class SslStream(Socket socket) : IDisposable
    {
        private System.Net.Security.SslStream _inner;

        public SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

        public void AuthenticateAsClient(string targetHost, X509Certificate clientCertificate, X509Certificate ca, SslProtocols enabledSslProtocols)
        {
            if (clientCertificate != null)
            {
                throw new NotSupportedException();
            }

            socket.Inner.ReceiveTimeout = socket.StackTimeout;
            _inner = new System.Net.Security.SslStream(new System.Net.Sockets.NetworkStream(socket.Inner, ownsSocket: true));
            Guarded(() =>
            {
                _inner.AuthenticateAsClient(new SslClientAuthenticationOptions
                {
                    TargetHost = targetHost,
                    EnabledSslProtocols = (System.Security.Authentication.SslProtocols)enabledSslProtocols,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Accepts(certificate, chain, errors, ca),
                });
                return 0;
            });
            socket.Inner.ReceiveTimeout = socket.ReceiveTimeout;
            socket.Inner.SendTimeout = socket.SendTimeout;
        }

        public int Read(byte[] buffer, int offset, int count) => Guarded(() => _inner.Read(buffer, offset, count));

        public void Write(byte[] buffer, int offset, int count) => Guarded(() =>
        {
            _inner.Write(buffer, offset, count);
            return 0;
        });

        public void Close()
        {
            _inner?.Dispose();
            socket.Close();
        }

        public void Dispose() => Close();

        private bool Accepts(
            System.Security.Cryptography.X509Certificates.X509Certificate certificate, X509Chain presented, SslPolicyErrors errors, X509Certificate ca)
        {
            if (SslVerification != SslVerification.CertificateRequired)
            {
                return true;
            }

            // A device knows no roots but those it was given.
            if (ca == null || certificate == null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
            {
                return false;
            }

            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(ca.All);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainElements.Select(e => e.Certificate).ToArray());
            return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
        }

        private static int Guarded(Func<int> call)
        {
            try
            {
                return call();
            }
            catch (AuthenticationException e)
            {
                throw new CryptographicException(e.Message);
            }
            catch (IOException e)
            {
                var code = (e.InnerException as System.Net.Sockets.SocketException)?.SocketErrorCode ?? SocketError.ConnectionReset;

                // .NET on Unix says "would block" to a read that took too long.
                throw new SocketException(code == SocketError.WouldBlock ? SocketError.TimedOut : code);
            }
        }
    }
}
