using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notices.Issuers;

/// <summary>The issuing authorities of <c>definitions/governance/issuers.json</c>, by tenant.</summary>
internal sealed class IssuerFile(DefinitionsFolder definitions, ILogger<IssuerFile> log)
{
    private readonly WatchedFile<Dictionary<string, Issuer>> file =
        new(definitions.At("governance", "issuers.json"), Parse, log);

    /// <exception cref="RefusalException">The tenant has none.</exception>
    public Issuer Of(string tenant) => file.Value.GetValueOrDefault(Tenants.HomeOf(tenant)) ?? throw Refusals.Conflict(
        "notice.issuer-unknown", $"definitions/governance/issuers.json 中没有 {tenant} 的发文机关，请管理员补上。");

    internal static Dictionary<string, Issuer> Parse(string text)
    {
        var issuers = JsonSerializer.Deserialize<Dictionary<string, Issuer>>(text, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException("文件是空的。");
        var twin = issuers.Values.GroupBy(issuer => issuer.Abbreviation).FirstOrDefault(group => group.Count() > 1);
        return twin is null
            ? issuers
            : throw new InvalidDataException($"机关代字“{twin.Key}”重复，文号会分不清是谁的。");
    }
}
