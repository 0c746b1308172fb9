namespace Workflow.Activities.Notifications;

/// <summary>How mail leaves the house; section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "Mail";

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "noreply@example.gov.cn";

    /// <summary>Sender's name.</summary>
    public string FromName { get; set; } = "一件事服务平台";

    /// <summary>Where mails are laid down when there is no SMTP server.</summary>
    public string Pickup { get; set; } = Path.Combine(".data", "mail");

    /// <summary>The SMTP server; used when it has a host.</summary>
    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Mailboxes of organisations by code.</summary>
    public IDictionary<string, string> Organisations { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Domain of the mailboxes that are not listed: <c>{code}@{domain}</c>.</summary>
    public string OrganisationDomain { get; set; } = "example.gov.cn";
}

/// <summary>An SMTP server; section <c>Mail:Smtp</c>.</summary>
public sealed class SmtpOptions
{
    /// <summary>Host; empty for none.</summary>
    public string Host { get; set; } = string.Empty;

    /// <summary>Port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether the connection must be encrypted; turn off for a relay on the same machine only.</summary>
    public bool RequireTls { get; set; } = true;

    /// <summary>User; empty for none.</summary>
    public string User { get; set; } = string.Empty;

    /// <summary>Password.</summary>
    public string Password { get; set; } = string.Empty;
}
