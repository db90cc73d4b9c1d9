using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>What a virtual SM-DP+ and a virtual SM-DS have in common: HTTPS on the loopback interface, sessions, faults, a log.</summary>
public abstract class VirtualRspServer : IAsyncDisposable
{
    private readonly RspServerState _state;
    private readonly RspServerOptions _options;
    private readonly X509Certificate2 _tlsCertificate;
    private readonly WebApplication _application;
    private int _connections;
    private int _handshakes;

    private protected VirtualRspServer(
        RspServerState state, RspServerOptions options, Credential tls, IReadOnlyDictionary<Es9Function, IEs9Function> functions)
    {
        _state = state;
        _state.Executed = function => Executed?.Invoke(function);
        _options = options;
        _tlsCertificate = tls.ToTlsCertificate();
        _application = Build(options, new Es9Endpoint(state, Gate, functions), _tlsCertificate);
    }

    /// <summary>A function was executed, or refused with an HTTP status, and nothing of its answer sent yet.</summary>
    public event Action<Es9Function>? Executed;

    /// <summary>TCP port on the loopback interface.</summary>
    public int Port { get; private set; }

    /// <summary>The address under which it knows itself.</summary>
    public string Address => _state.Address;

    /// <summary>Its certificates.</summary>
    public TestPki Pki => _state.Pki;

    /// <summary>The calls answered so far, the earliest first.</summary>
    public IReadOnlyList<SmdpCall> Calls => Locked(() => _state.Calls.ToArray());

    /// <summary>TCP connections taken so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>TLS handshakes that have succeeded so far.</summary>
    public int Handshakes => Volatile.Read(ref _handshakes);

    /// <summary>What goes wrong whatever it is about, or null.</summary>
    public Fault? Fault
    {
        get => _state.Fault;
        set => _state.Fault = value;
    }

    /// <summary>Sessions that wait for their end: a result, a cancellation, or their deadline.</summary>
    public int OpenSessions => Locked(() => _state.Sessions.Count);

    /// <summary>Held while a function works on the server's state.</summary>
    private protected Lock Gate { get; } = new();

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _tlsCertificate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts to listen; a server that cannot is disposed of.</summary>
    private protected async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _application.StartAsync(cancellationToken);
            var server = _application.Services.GetRequiredService<IServer>();
            Port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
            _state.Address = _options.Address ?? $"localhost:{Port}";
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private protected T Locked<T>(Func<T> read)
    {
        lock (Gate)
        {
            return read();
        }
    }

    private WebApplication Build(RspServerOptions options, Es9Endpoint endpoint, X509Certificate2 certificate)
    {
        // Empty: no configuration files, no environment variables, no console log.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBody;
            kestrel.Listen(IPAddress.Loopback, options.Port, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                Count(listen, () => Interlocked.Increment(ref _connections));
                listen.UseHttps(new HttpsConnectionAdapterOptions
                {
                    ServerCertificate = certificate,
                    SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                });
                Count(listen, () => Interlocked.Increment(ref _handshakes));
            });
        });
        var application = builder.Build();
        application.Run(endpoint.Handle);
        return application;
    }

    /// <summary>Counts the connections that come as far as here.</summary>
    private static void Count(IConnectionBuilder connections, Action count) => connections.Use(next => connection =>
    {
        count();
        return next(connection);
    });

    /// <summary>Leaves Ctrl+C to the program that the server runs in.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
