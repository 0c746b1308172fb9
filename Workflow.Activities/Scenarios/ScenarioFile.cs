using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Workflow.Activities.Cases.Archiving;

namespace Workflow.Activities.Scenarios;

/// <summary><c>scenario.json</c> as written.</summary>
internal sealed record ScenarioFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public IReadOnlyList<string> Moments { get; init; } = [];

    public IReadOnlyList<string> Search { get; init; } = [];

    public IReadOnlyList<PrefillSource> Prefill { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> SameWhen { get; init; } = [];

    public ArchiveRule Archive { get; init; } = new();
    public CompanyPointers? Company { get; init; }

    public required string Lead { get; init; }

    public required string DefinitionId { get; init; }

    public required int PromisedDays { get; init; }

    public required ApplicantPointers Applicant { get; init; }

    public required IReadOnlyList<string> Needs { get; init; }

    public required IReadOnlyList<ScenarioItem> Items { get; init; }

    public static ScenarioFile Parse(string text) =>
        JsonSerializer.Deserialize<ScenarioFile>(text, Json) ?? throw new JsonException("The file is empty.");

    public Scenario With(JsonNode form) => new()
    {
        Code = Code,
        Name = Name,
        Description = Description,
        Moments = Moments,
        SameWhen = SameWhen,
        Archive = Archive,
        Company = Company,
        Search = Search,
        Prefill = Prefill,
        Lead = Lead,
        Needs = Needs,
        DefinitionId = DefinitionId,
        PromisedDays = PromisedDays,
        Items = Items,
        Form = form,
        ApplicantId = Applicant.Id,
        ApplicantPhone = Applicant.Phone,
        ApplicantMail = Applicant.Mail,
    };

    /// <summary>JSON pointers of the applicant's identity number, mobile number and mail address in the form.</summary>
    internal sealed record ApplicantPointers(string Id, string Phone, string Mail);
}
