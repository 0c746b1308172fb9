using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using MimeKit;
using Workflow.Activities.Callers;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Notifications;

/// <summary>Sends mails. A repeat carries the same Message-ID, so that mailboxes can tell it is one mail.</summary>
internal sealed class MailEffect(
    MailTemplates templates,
    IMailTransport transport,
    IVault vault,
    IOptions<MailOptions> options,
    TimeProvider clock) : IEffectHandler
{
    public string Kind => MailRequest.Kind;

    public async Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(effect.Tenant, effect.Request, cancellation);
        var request = keys.OpenTree(effect.Request)!.AsObject();
        var code = request["template"]?.ToString() ?? string.Empty;
        if (templates.Find(code) is not { } template)
        {
            return new EffectOutcome.Refused("mail.template", $"没有邮件模板“{code}”，请在 definitions/templates 中补上。");
        }

        var data = MailTemplate.DataOf(request["data"]);
        var missing = template.Names.Where(name => !data.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            return new EffectOutcome.Refused(
                "mail.data", $"邮件模板“{code}”缺少：{string.Join('、', missing)}，请在流程的“数据”中补上。");
        }

        if (!MailboxAddress.TryParse(AddressOf(request["to"]?.ToString() ?? string.Empty), out var to)
            || !to.Address.Contains('@', StringComparison.Ordinal))
        {
            return new EffectOutcome.Refused("mail.address", "收件地址不是有效的电子邮箱。");
        }

        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(effect.Key)))[..32];
        using var message = Compose(template.Fill(data), to, id);

        // A trial writes its mails as far as they can be checked, and sends none.
        return !Tenants.IsTrial(effect.Tenant) && await transport.SendAsync(message, id, cancellation) is { } refusal
            ? new EffectOutcome.Refused("mail.refused", refusal)
            : new EffectOutcome.Answered(JsonSerializer.SerializeToElement(new JsonObject
            {
                ["messageId"] = message.MessageId,
                ["template"] = template.Code,
                ["version"] = template.Version,
            }));
    }

    private MimeMessage Compose((string Subject, string Body) text, MailboxAddress to, string id)
    {
        var from = new MailboxAddress(options.Value.FromName, options.Value.From);
        return new MimeMessage([from], [to], text.Subject, new TextPart("plain") { Text = text.Body })
        {
            MessageId = $"{id}@{from.Domain}",
            Date = clock.GetUtcNow(),
        };
    }

    private string AddressOf(string to)
    {
        if (!to.StartsWith(MailRequest.OrganisationPrefix, StringComparison.Ordinal))
        {
            return to;
        }

        var code = to[MailRequest.OrganisationPrefix.Length..];
        return options.Value.Organisations.TryGetValue(code, out var mailbox)
            ? mailbox
            : $"{code}@{options.Value.OrganisationDomain}";
    }
}
