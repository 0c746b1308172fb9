using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Http;

/// <summary>The connections of calls: no cookies, no redirects, and no address inside the network unless it may be.</summary>
internal static class OutgoingClient
{
    public const string Name = "http-request";

    public static IServiceCollection AddOutgoingClient(this IServiceCollection services)
    {
        services.AddHttpClient(Name, http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = (connect, cancellation) => ConnectAsync(
                    provider.GetRequiredService<OutgoingAddresses>(), connect, cancellation),
            })

            // Addresses and headers may hold personal values.
            .RemoveAllLoggers();
        return services;
    }

    // Looked at where the connection is made: a name that was looked up before could lead elsewhere by now.
    private static async ValueTask<Stream> ConnectAsync(
        OutgoingAddresses addresses,
        SocketsHttpConnectionContext connect,
        CancellationToken cancellation)
    {
        var mayBeInside = addresses.AllowsInside(connect.InitialRequestMessage.RequestUri!);
        var found = await Dns.GetHostAddressesAsync(connect.DnsEndPoint.Host, cancellation);
        var allowed = found.Where(address => mayBeInside || OutgoingAddresses.IsPublic(address)).ToArray();
        if (allowed.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, connect.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The host has addresses inside the network only, and was not named in full.</summary>
internal sealed class AddressRefusedException() : Exception("The address is inside the network.");
