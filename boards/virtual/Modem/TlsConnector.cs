using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace NanoLpa.Virtual.Modem;

/// <summary>Opens TLS connections the way the modem's settings say.</summary>
internal static class TlsConnector
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Name, TCP, TLS.</summary>
    /// <returns>The error number of +QSSLOPEN, and the stream when that is 0.</returns>
    public static async Task<(int Error, SslStream? Stream, IPEndPoint? Peer, int LocalPort)> OpenAsync(
        VirtualModem modem, TlsContext context, string host, int port, CancellationToken stop)
    {
        var peer = await ResolveAsync(modem.Options, host, port, stop).ConfigureAwait(false);
        if (peer is null)
        {
            return (CmeErrors.DnsFailed, null, null, 0);
        }

        if (!modem.Options.AllowAnyHost && !IPAddress.IsLoopback(peer.Address))
        {
            modem.Options.Trace?.Invoke($"modem: {host} is {peer.Address}: only loopback addresses are allowed");
            return (CmeErrors.ConnectFailed, null, peer, 0);
        }

        var (error, stream, localPort) = await ConnectAsync(modem, context, host, peer, stop).ConfigureAwait(false);
        return (error, stream, peer, localPort);
    }

    private static async Task<IPEndPoint?> ResolveAsync(ModemOptions options, string host, int port, CancellationToken stop)
    {
        if (options.HostMap.TryGetValue(host, out var mapped))
        {
            return new IPEndPoint(mapped.Address, mapped.Port == 0 ? port : mapped.Port);
        }

        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host, stop).WaitAsync(options.ConnectTimeout, stop).ConfigureAwait(false);
            var address = addresses.FirstOrDefault(found => found.AddressFamily == AddressFamily.InterNetwork) ?? addresses.FirstOrDefault();
            return address is null ? null : new IPEndPoint(address, port);
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or TimeoutException)
        {
            return null;
        }
    }

    private static async Task<(int Error, SslStream? Stream, int LocalPort)> ConnectAsync(
        VirtualModem modem, TlsContext context, string host, IPEndPoint peer, CancellationToken stop)
    {
        var socket = new Socket(peer.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var opened = false;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        try
        {
            deadline.CancelAfter(modem.Options.ConnectTimeout);
            await socket.ConnectAsync(peer, deadline.Token).ConfigureAwait(false);
            if (Settings(modem, context, host) is not { } settings)
            {
                return (CmeErrors.ConnectFailed, null, 0);
            }

            deadline.CancelAfter(TimeSpan.FromSeconds(context.Number("negotiatetime")));
            var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(settings, deadline.Token).ConfigureAwait(false);
            opened = true;
            return (0, stream, ((IPEndPoint)socket.LocalEndPoint!).Port);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (CmeErrors.SocketTimeout, null, 0);
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException or InvalidOperationException)
        {
            modem.Options.Trace?.Invoke($"modem: connection to {host}: {exception.Message}");
            return (CmeErrors.ConnectFailed, null, 0);
        }
        finally
        {
            if (!opened)
            {
                socket.Dispose();
            }
        }
    }

    /// <summary>Null when the settings allow no connection: SSL 3.0, or no usable CA file.</summary>
    private static SslClientAuthenticationOptions? Settings(VirtualModem modem, TlsContext context, string host)
    {
        var settings = new SslClientAuthenticationOptions
        {
            // An empty name sends no server name; the certificate's name is checked below in any case.
            TargetHost = context.Number("sni") == 1 ? host : "",
            EnabledSslProtocols = Protocols(context.Number("sslversion")),
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            AllowTlsResume = context.Number("session") == 1,
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
        };
        if (settings.EnabledSslProtocols == SslProtocols.None)
        {
            return null;
        }

        if (context.CipherSuite != 0xFFFF && !OperatingSystem.IsWindows())
        {
            settings.CipherSuitesPolicy = new CipherSuitesPolicy([(TlsCipherSuite)context.CipherSuite]);
        }

        if (context.Number("seclevel") == 0)
        {
            return settings;
        }

        var roots = Certificates(modem.Files.Read(context.Text("cacert")));
        if (roots is null)
        {
            modem.Options.Trace?.Invoke($"modem: no certificate in file {context.Text("cacert")}");
            return null;
        }

        settings.CertificateChainPolicy = Policy(roots, modem.Now, context.Number("ignorelocaltime") == 1);
        settings.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            var named = certificate is X509Certificate2 leaf && leaf.MatchesHostname(host);
            var trusted = (errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.None;
            if (!named || !trusted)
            {
                var status = string.Join(", ", chain?.ChainStatus.Select(entry => entry.Status) ?? []);
                modem.Options.Trace?.Invoke($"modem: certificate {certificate?.Subject} refused: {(named ? "" : "not for " + host)} {status}");
            }

            return named && trusted;
        };
        return settings;
    }

    /// <summary>"All" (4) ends at TLS 1.2 on these modules.</summary>
    private static SslProtocols Protocols(int version) => version switch
    {
        3 or 4 => SslProtocols.Tls12,
        2 => (SslProtocols)768,
        1 => (SslProtocols)192,
        _ => SslProtocols.None,
    };

    private static X509ChainPolicy Policy(X509Certificate2Collection roots, DateTimeOffset now, bool ignoreTime)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
            VerificationTime = now.LocalDateTime,
            VerificationTimeIgnored = false,
            VerificationFlags = ignoreTime ? X509VerificationFlags.IgnoreNotTimeValid : X509VerificationFlags.NoFlag,
        };
        policy.CustomTrustStore.AddRange(roots);
        policy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        return policy;
    }

    private static X509Certificate2Collection? Certificates(byte[]? file)
    {
        var found = new X509Certificate2Collection();
        try
        {
            if (file is not null && file.AsSpan().IndexOf("-----BEGIN"u8) >= 0)
            {
                found.ImportFromPem(System.Text.Encoding.Latin1.GetString(file));
            }
            else if (file is not null)
            {
                found.Add(X509CertificateLoader.LoadCertificate(file));
            }
        }
        catch (CryptographicException)
        {
            return null;
        }

        return found.Count == 0 ? null : found;
    }
}
