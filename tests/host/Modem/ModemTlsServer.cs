using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HostTests;

/// <summary>A TLS server on loopback, with certificates made on the spot.</summary>
internal sealed class ModemTlsServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly Func<SslStream, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    public ModemTlsServer(X509Certificate2 certificate, Func<SslStream, CancellationToken, Task> serve)
    {
        _certificate = certificate;
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Server names asked for, "" when none was sent.</summary>
    public ConcurrentQueue<string> Names { get; } = new();

    /// <summary>Sends back whatever comes.</summary>
    public static async Task Echo(SslStream stream, CancellationToken stop)
    {
        var buffer = new byte[5000];
        int count;
        while ((count = await stream.ReadAsync(buffer, stop)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, count), stop);
        }
    }

    public static X509Certificate2 Root(string name = "CN=Test Root")
    {
        var request = new CertificateRequest(name, ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-10), DateTimeOffset.UtcNow.AddYears(10));
    }

    /// <summary>A server certificate; without root it signs itself.</summary>
    public static X509Certificate2 Leaf(X509Certificate2? root, string host = "smdp.example.com", int validDays = 100)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test Server", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var from = DateTimeOffset.UtcNow.AddDays(-1000);
        var to = DateTimeOffset.UtcNow.AddDays(validDays);
        using var made = root is null
            ? request.CreateSelfSigned(from, to)
            : request.Create(root, from, to, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);

        // Through PKCS#12, because Windows takes no key that lives in memory only.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.WaitAsync(ModemBench.Patience);
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var connection = client;
        await using var stream = new SslStream(client.GetStream());
        try
        {
            await stream.AuthenticateAsServerAsync(
                (_, hello, _, _) =>
                {
                    Names.Enqueue(hello.ServerName);
                    return ValueTask.FromResult(new SslServerAuthenticationOptions { ServerCertificate = _certificate });
                },
                null,
                _stop.Token);
            await _serve(stream, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or AuthenticationException or OperationCanceledException)
        {
            // The other end left.
        }
    }
}
