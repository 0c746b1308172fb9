using MimeKit;

namespace Workflow.Activities.Notifications;

/// <summary>Takes a mail out of the house.</summary>
internal interface IMailTransport
{
    /// <summary>Sends. Gives the reason when it was refused for good; throws when it may work later.</summary>
    /// <param name="message">The mail.</param>
    /// <param name="id">The same for every repeat of the same mail.</param>
    /// <param name="cancellation">Cancels.</param>
    Task<string?> SendAsync(MimeMessage message, string id, CancellationToken cancellation);
}
