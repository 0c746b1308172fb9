using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>To whom a message went, so that who knows the address recognises it and nobody else learns it.</summary>
internal static class MaskedAddress
{
    private const int Shown = 4;
    private const string Hidden = "***";

    /// <summary>The address; null when it was erased.</summary>
    public static string? Of(AskedMessage message, KeyRing keys, IOrganisations organisations) =>
        keys.OpenTree(message.To)?.ToString() is not { Length: > 0 } address ? null
        : message.Channel == MessageChannel.Sms ? Phone(address)
        : address.StartsWith(MailRequest.OrganisationPrefix, StringComparison.Ordinal)
            ? organisations.Find(address[MailRequest.OrganisationPrefix.Length..])?.Name ?? Hidden
            : Mail(address);

    private static string Phone(string number) =>
        number.Length > Shown ? new string('*', number.Length - Shown) + number[^Shown..] : Hidden;

    private static string Mail(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 1 ? address.EnumerateRunes().First() + Hidden + address[at..] : at >= 0 ? Hidden + address[at..] : Hidden;
    }
}
