using System.Text.Json;

namespace Workflow.Activities.Notifications;

/// <summary>The request of a <c>mail</c> effect, as work rows keep it.</summary>
/// <param name="To">A mail address, sealed when it is a person's; or <c>organisation:{code}</c>.</param>
/// <param name="Template">Template code.</param>
/// <param name="Data">What fills the template: an object of texts and numbers.</param>
public sealed record MailRequest(JsonElement To, string Template, JsonElement Data)
{
    /// <summary>The effect's kind.</summary>
    public const string Kind = "mail";

    /// <summary>Marks an organisation's mailbox.</summary>
    internal const string OrganisationPrefix = "organisation:";

    /// <summary>A mail to an organisation's mailbox.</summary>
    public static MailRequest ToOrganisation(string code, string template, object data) => new(
        JsonSerializer.SerializeToElement(OrganisationPrefix + code),
        template,
        JsonSerializer.SerializeToElement(data, JsonSerializerOptions.Web));

    /// <summary>As an effect's request.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);
}
