using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NanoLpa.Virtual.Pki;

namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// An SM-DP+ on the loopback interface: ES9+ of SGP.22 v2.2.2 over HTTPS, with real signatures and really protected
/// profile packages. It serves until it is disposed of.
/// </summary>
public sealed class VirtualSmdp : IAsyncDisposable
{
    private readonly SmdpState _state;
    private readonly Lock _gate = new();
    private readonly X509Certificate2 _tlsCertificate;
    private readonly WebApplication _application;

    private VirtualSmdp(SmdpOptions options)
    {
        var pki = options.Pki ?? TestPki.Create();
        foreach (var credential in new[] { pki.DpAuth, pki.DpPb })
        {
            // A key that is not there shall be told now and not in the middle of a download.
            _ = credential.Key;
        }

        _state = new SmdpState(options, pki);
        _tlsCertificate = _state.Pki.DpTls.ToTlsCertificate();
        _application = Build(options, new Es9Endpoint(_state, _gate), _tlsCertificate);
    }

    /// <summary>TCP port on the loopback interface.</summary>
    public int Port { get; private set; }

    /// <summary>The address under which it knows itself: what belongs into an activation code.</summary>
    public string Address => _state.Address;

    /// <summary>Its certificates.</summary>
    public TestPki Pki => _state.Pki;

    /// <summary>The orders, the latest first.</summary>
    public IReadOnlyList<ProfileOrder> Orders => Locked(() => _state.Orders.All);

    /// <summary>The notifications taken so far, the earliest first.</summary>
    public IReadOnlyList<SmdpNotification> Notifications => Locked(() => _state.Notifications.ToArray());

    /// <summary>The calls answered so far, the earliest first.</summary>
    public IReadOnlyList<SmdpCall> Calls => Locked(() => _state.Calls.ToArray());

    /// <summary>What goes wrong whichever order it is about, or null.</summary>
    public Fault? Fault
    {
        get => _state.Fault;
        set => _state.Fault = value;
    }

    /// <summary>Starts to listen.</summary>
    /// <exception cref="PkiException">The PKI lacks a certificate or a key of an SM-DP+.</exception>
    public static async Task<VirtualSmdp> StartAsync(
        SmdpOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SmdpOptions();
        var smdp = new VirtualSmdp(options);
        try
        {
            await smdp._application.StartAsync(cancellationToken);
            var server = smdp._application.Services.GetRequiredService<IServer>();
            smdp.Port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
            smdp._state.Address = options.Address ?? $"localhost:{smdp.Port}";
            if (options.DemoOrders)
            {
                DemoOrders.AddTo(smdp);
            }

            return smdp;
        }
        catch
        {
            await smdp.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes an order in.</summary>
    /// <returns>The same order, with an ICCID.</returns>
    public ProfileOrder AddOrder(ProfileOrder order)
    {
        lock (_gate)
        {
            _state.Orders.Add(order);
        }

        return order;
    }

    /// <summary>The activation code of an order (SGP.22 section 4.1).</summary>
    public string ActivationCode(ProfileOrder order) =>
        $"LPA:1${Address}${order.MatchingId}{(order.ConfirmationCode is null ? "" : "$$1")}";

    /// <summary>Stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _tlsCertificate.Dispose();
    }

    private static WebApplication Build(SmdpOptions options, Es9Endpoint endpoint, X509Certificate2 certificate)
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
                listen.UseHttps(new HttpsConnectionAdapterOptions
                {
                    ServerCertificate = certificate,
                    SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                });
            });
        });
        var application = builder.Build();
        application.Run(endpoint.Handle);
        return application;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    /// <summary>Leaves Ctrl+C to the program that the server runs in.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
