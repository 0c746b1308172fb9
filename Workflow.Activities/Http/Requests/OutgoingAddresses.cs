using System.Net;
using System.Net.Sockets;
using Workflow.Activities.DataServices;

namespace Workflow.Activities.Http;

/// <summary>
/// Which addresses workflows may call: registered data services, the sandbox, and hosts that an administrator named.
/// Definitions are untrusted, so an address that was not named in full may not lead into the network either.
/// </summary>
internal sealed class OutgoingAddresses(HttpSettings settings, IDataServices services, IDataServiceAddress sandbox)
{
    /// <summary>Whether a call may go to the address at all.</summary>
    public bool Allows(Uri address, bool isTrial) =>
        IsBase(address, isTrial)
        || (!isTrial && (IsService(address) || settings.AllowedHosts.Any(host => Matches(host, address))));

    /// <summary>Whether the host may have an address inside the network: it was named in full.</summary>
    public bool AllowsInside(Uri address) =>
        IsBase(address, isTrial: true) || IsBase(address, isTrial: false) || IsService(address)
        || settings.AllowedHosts.Any(host => !host.Contains('*', StringComparison.Ordinal) && Matches(host, address));

    /// <summary>Whether an address is reachable from outside only: neither private, nor local, nor anything special.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? !(bytes[0] is 0 or 10 or 127 or >= 224
                || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64)
                || (bytes[0] == 169 && bytes[1] == 254)
                || (bytes[0] == 172 && (bytes[1] & 0xF0) == 16)
                || (bytes[0] == 192 && bytes[1] == 168)
                || (bytes[0] == 192 && bytes[1] == 0 && bytes[2] is 0 or 2)
                || (bytes[0] == 198 && (bytes[1] & 0xFE) == 18)
                || (bytes[0] == 198 && bytes[1] == 51 && bytes[2] == 100)
                || (bytes[0] == 203 && bytes[1] == 0 && bytes[2] == 113))
            : (bytes[0] & 0xE0) == 0x20 && !IsTunnel(bytes);
    }

    // 6to4, Teredo and NAT64 carry an IPv4 address, which may be a private one; 2001:db8 is for documents.
    private static bool IsTunnel(byte[] bytes) =>
        (bytes[0] == 0x20 && bytes[1] == 0x02)
        || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0)
        || (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8);

    private static bool Matches(string host, Uri address)
    {
        var (name, port) = host.LastIndexOf(':') is > 0 and var colon && int.TryParse(host.AsSpan(colon + 1), out var number)
            ? (host[..colon], number)
            : (host, (int?)null);
        if (port is { } wanted && wanted != address.Port)
        {
            return false;
        }

        return name == "*"
            || string.Equals(name, address.IdnHost, StringComparison.OrdinalIgnoreCase)
            || (name.StartsWith("*.", StringComparison.Ordinal)
                && address.IdnHost.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase));
    }

    private bool IsBase(Uri address, bool isTrial) => sandbox.Base(isTrial) is { } known && IsSame(known, address);

    private bool IsService(Uri address) => services.All.Any(service =>
        Uri.TryCreate(service.Address, UriKind.Absolute, out var known) && IsSame(known, address));

    private static bool IsSame(Uri known, Uri address) =>
        known.Scheme == address.Scheme
        && known.Port == address.Port
        && string.Equals(known.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase);
}
