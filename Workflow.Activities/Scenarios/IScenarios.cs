using System.Text.Json.Nodes;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Scenarios;

/// <summary>The scenarios found under <c>definitions/scenarios</c>; looked at again when a file changes.</summary>
public interface IScenarios
{
    /// <summary>All of them, by code.</summary>
    IReadOnlyCollection<Scenario> All { get; }

    /// <summary>One, or null.</summary>
    Scenario? Find(string code);
}

/// <summary>A scenario (一件事主题) as its folder describes it.</summary>
public sealed record Scenario
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in the citizen's words.</summary>
    public required string Description { get; init; }

    /// <summary>Moments of life (人生事项) it belongs to, such as 生育; empty where the analyst named none.</summary>
    public IReadOnlyList<string> Moments { get; init; } = [];

    /// <summary>What people also call it, for the search.</summary>
    public IReadOnlyList<string> Search { get; init; } = [];

    /// <summary>Role of the leading organisation.</summary>
    public required string Lead { get; init; }

    /// <summary>What the applicant needs before starting.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Definition id of its workflow.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Promised limit of the whole, working days.</summary>
    public required int PromisedDays { get; init; }

    /// <summary>Items in their order.</summary>
    public required IReadOnlyList<ScenarioItem> Items { get; init; }

    /// <summary>JSON Schema of the form.</summary>
    public required JsonNode Form { get; init; }

    /// <summary>What fills part of the form when the applicant consents.</summary>
    public IReadOnlyList<PrefillSource> Prefill { get; init; } = [];

    /// <summary>
    /// JSON pointers of the answers by which two applications are about the same thing, such as a child's mother, birth date and
    /// name: one list for each thing that an application may be about. Empty where nothing tells.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> SameWhen { get; init; } = [];

    /// <summary>When its cases become records (归档), and for how long.</summary>
    public ArchiveRule Archive { get; init; } = new();
    /// <summary>Where the form names the company that applies; null where citizens do.</summary>
    public CompanyPointers? Company { get; init; }

    /// <summary>JSON pointer of the applicant's identity number in the form.</summary>
    public required string ApplicantId { get; init; }

    /// <summary>JSON pointer of the applicant's name, which stands beside the identity number; the form may have none.</summary>
    public string ApplicantName => JsonPointer.Beside(ApplicantId, "name");

    /// <summary>JSON pointer of the applicant's mobile number.</summary>
    public required string ApplicantPhone { get; init; }

    /// <summary>JSON pointer of the applicant's mail address; the field may be absent.</summary>
    public required string ApplicantMail { get; init; }
}

/// <summary>Where a form names the company (法人) that applies.</summary>
/// <param name="Code">JSON pointer of its organisation code (统一社会信用代码).</param>
/// <param name="Agent">JSON pointer of the identity number of whoever applies in its name (经办人).</param>
public sealed record CompanyPointers(string Code, string Agent);
