using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Measuring;

namespace Workflow.Activities.Evaluation.Systems;

/// <summary>The systems of <c>definitions/governance/indicators</c>; a file added or changed counts without a restart.</summary>
internal sealed class IndicatorSystems
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private readonly string folder;
    private readonly DefinitionFiles<IndicatorSystem> files;

    public IndicatorSystems(DefinitionsFolder definitions, IEnumerable<IIndicatorSource> sources, ILogger<IndicatorSystems> log)
    {
        var names = sources.Select(source => source.Name).Order(StringComparer.Ordinal).ToList();
        folder = definitions.At("governance", "indicators");
        files = new(folder, (code, text) => Parse(code, text, names), log);
    }

    /// <summary>Every system that can be read, by code.</summary>
    public IReadOnlyList<IndicatorSystem> All =>
        [.. FolderOptions.Of(folder, code => files.Find(code)?.Name).Select(option => files.Find(option.Key)).OfType<IndicatorSystem>()];

    /// <exception cref="RefusalException">There is none, or its file is wrong.</exception>
    public IndicatorSystem Require(string code)
    {
        try
        {
            return files.Find(code) ?? throw Refusals.Invalid(
                "evaluation.system-unknown", $"没有指标体系“{code}”。", new FieldError("/system", "请从列表中选择指标体系。"));
        }
        catch (InvalidDataException wrong)
        {
            throw Refusals.Conflict(
                "evaluation.system-invalid", $"指标体系“{code}”的文件有误，请业务分析员改正：{(wrong.InnerException ?? wrong).Message}");
        }
    }

    /// <exception cref="InvalidDataException">It is no indicator system; says everything that is wrong.</exception>
    internal static IndicatorSystem Parse(string code, string text, IReadOnlyCollection<string> sources)
    {
        var system = JsonSerializer.Deserialize<IndicatorSystem>(text, Json) ?? throw new InvalidDataException("文件是空的。");
        var faults = SystemCheck.Faults(code, system, sources);
        return faults.Count == 0 ? system : throw new InvalidDataException(string.Join(' ', faults));
    }
}
