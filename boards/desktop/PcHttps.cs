using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NanoLpa.Firmware;

namespace NanoLpa.Desktop;

/// <summary>The PC's own network, and HTTPS over it. Certificates are checked against the PC's trusted roots and the ones given.</summary>
internal sealed class PcHttps : IHttpsClient, IBoardNetwork, IDisposable
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(30);

    private readonly X509Certificate2Collection _roots = [];
    private HttpClient? _client;
    private HttpResponseMessage? _response;
    private Stream? _body;
    private TimeSpan _left;

    public IHttpsClient Https => this;

    public bool IsWifi => false;

    public byte[]? CaCertificates
    {
        get;
        set
        {
            field = value;
            _roots.Clear();
            if (value is not null)
            {
                _roots.ImportFromPem(Encoding.ASCII.GetString(value));
            }
        }
    }

    public bool SkipsVerification
    {
        get;
        set
        {
            if (field != value)
            {
                // What was opened unchecked carries nothing that is to be checked.
                Close();
            }

            field = value;
        }
    }

    public string? Address => NetworkInterface.GetAllNetworkInterfaces()
        .Where(i => i.OperationalStatus == OperationalStatus.Up && i.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(i => i.GetIPProperties().UnicastAddresses)
        .FirstOrDefault(a => a.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString();

    public void SetCredentials(string? ssid, string? key)
    {
        // Whoever uses the PC sees to that.
    }

    public void Connect(int timeout)
    {
        if (!NetworkInterface.GetIsNetworkAvailable())
        {
            throw new LpaException(LpaError.NoNetwork, BoardNetworkText.NotConnected);
        }
    }

    /// <summary>How long an answer may take, besides a second for each <see cref="LeastRate"/> bytes of its body.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>The least that a server must send, in bytes per second.</summary>
    public int LeastRate { get; init; } = 100;

    public int Post(HttpsRequest request)
    {
        EndResponse();
        _client ??= MakeClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, $"https://{request.Host}:{request.Port}{request.Path}")
        {
            Content = new ByteArrayContent(request.Body, 0, request.BodyLength),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        message.Headers.Add("X-Admin-Protocol", request.AdminProtocol);
        message.Headers.UserAgent.ParseAdd(request.UserAgent);
        return Guarded(() =>
        {
            _response = _client.Send(message, HttpCompletionOption.ResponseHeadersRead);
            _body = _response.Content.ReadAsStream();
            _left = AnswerTimeout;
            return (int)_response.StatusCode;
        });
    }

    public int Read(byte[] buffer, int offset, int count) => Guarded(() => _body is null ? 0 : Receive(_body, buffer.AsMemory(offset, count)));

    public void Close()
    {
        EndResponse();
        _client?.Dispose();
        _client = null;
    }

    public void Dispose() => Close();

    /// <summary>The stream has no time-out of its own. Only what is waited for here counts against the server.</summary>
    private int Receive(Stream body, Memory<byte> buffer)
    {
        var clock = Stopwatch.StartNew();
        using var deadline = new CancellationTokenSource(_left < TimeSpan.Zero ? TimeSpan.Zero : _left < AnswerTimeout ? _left : AnswerTimeout);
        try
        {
            var taken = body.ReadAsync(buffer, deadline.Token).AsTask().GetAwaiter().GetResult();
            _left += TimeSpan.FromSeconds((double)taken / LeastRate) - clock.Elapsed;
            return taken;
        }
        catch (Exception e) when (deadline.IsCancellationRequested)
        {
            // The next request would wait for the rest of this answer. A read that is cancelled between two of its steps may find
            // the connection disposed, and say so instead.
            Close();
            throw new TimeoutException(e.Message, e);
        }
    }

    private void EndResponse()
    {
        _body?.Dispose();
        _body = null;
        _response?.Dispose();
        _response = null;
    }

    private HttpClient MakeClient() => new(new SocketsHttpHandler
    {
        ConnectTimeout = ConnectTimeout,
        MaxConnectionsPerServer = 1,
        UseCookies = false,
        AllowAutoRedirect = false,
        SslOptions = new SslClientAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => IsTrusted(certificate, chain, errors),
        },
    })
    {
        Timeout = AnswerTimeout,
    };

    private bool IsTrusted(X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None || SkipsVerification)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is null || _roots.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (presented is not null)
        {
            chain.ChainPolicy.ExtraStore.AddRange(presented.ChainElements.Select(e => e.Certificate).ToArray());
        }

        return chain.Build(X509CertificateLoader.LoadCertificate(certificate.GetRawCertData()));
    }

    private static T Guarded<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            throw new LpaException(LpaError.TlsRefused);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.NameResolutionError)
        {
            throw new LpaException(LpaError.HostNotFound);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            throw new LpaException(LpaError.ConnectFailed, e.InnerException is SocketException s ? s.ErrorCode : -1);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.InvalidResponse)
        {
            throw new LpaException(LpaError.HttpFormat);
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            throw new LpaException(LpaError.NetworkTimeout);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new LpaException(LpaError.ConnectionClosed);
        }
    }
}
