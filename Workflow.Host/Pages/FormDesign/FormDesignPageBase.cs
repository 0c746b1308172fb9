using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.FormDesign;

/// <summary>
/// One form, edited as a list of questions beside what a clerk will see. What is filled in there is the form's example,
/// and shows at once whether the rules are meant so. Every button sends all of it, so that nothing depends on script.
/// </summary>
public abstract class FormDesignPageBase : PageComponent
{
    private const string New = "new";

    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Code.</summary>
    [Parameter]
    public required string Code { get; set; }

    /// <summary>Whether it has just been saved.</summary>
    [SupplyParameterFromQuery]
    public string? Saved { get; set; }

    [Inject]
    internal IFormLibrary Library { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<FormWords> F { get; set; } = null!;

    private protected string Name { get; private set; } = string.Empty;

    private protected string NewCode { get; private set; } = string.Empty;

    private protected string Hash { get; private set; } = string.Empty;

    private protected JsonObject Schema { get; private set; } = [];

    private protected JsonObject Example { get; private set; } = [];

    private protected IReadOnlyList<Question> Asked { get; private set; } = [];

    private protected IReadOnlyList<FormField> Fields { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected bool IsNew => Code == New;

    private protected bool MayEdit => Caller.Is(Roles.Analyst) || Caller.Is(Roles.Administrator);

    /// <summary>The preview's own errors, by the field they stand at.</summary>
    private protected IReadOnlyList<FieldError> PreviewErrors =>
    [
        .. Errors.Where(error => error.Field.StartsWith("/example/", StringComparison.Ordinal))
            .Select(error => error with { Field = error.Field["/example".Length..] }),
    ];

    private protected string SchemaText => Schema.ToJsonString(Layout);

    /// <inheritdoc/>
    protected override Task LoadAsync()
    {
        if (!IsNew)
        {
            var stored = Library.FindStored(Code);
            if (stored is null)
            {
                Missing();
            }

            Hash = stored.Hash;
            Name = stored.Form.Name;
            (Schema, Example) = (stored.Form.Schema.DeepClone().AsObject(), stored.Form.Example.DeepClone().AsObject());
        }

        Show(Questions.Read(Schema));
        return Task.CompletedTask;
    }

    private protected void Act()
    {
        if (!MayEdit)
        {
            throw new RefusalException(RefusalKind.Forbidden, "form.read-only", F["read-only"]);
        }

        var posted = Http.Request.Form;
        var edit = Posted("do");
        (Hash, Name, NewCode) = (Posted("hash"), Posted("name"), Posted("code"));
        if (Parse(posted["schema"].ToString()) is not { } schema)
        {
            Show(QuestionForm.Read(field => posted[field]));
            Errors = [new FieldError("/schema", F["schema.malformed"])];
            return;
        }

        // Whoever applies the schema's text means the text; all else is said by the questions.
        Schema = schema;
        var asked = edit == "schema" ? Questions.Read(schema) : QuestionForm.Apply(QuestionForm.Read(field => posted[field]), edit);
        Schema = Questions.Write(schema, [.. asked.Where(question => question.Name.Length > 0).DistinctBy(question => question.Name)]);
        Show([.. asked.Select(question => question with { Was = question.Name })]);
        Example = PostedForm.Merge([], Fields, field => posted[field]);
        Errors = Errors.Count > 0 ? Errors : Check();
        if (edit == "save" && Errors.Count == 0)
        {
            Save();
        }
    }

    private protected string? AddressOf(string pointer) => pointer switch
    {
        "/name" => "#name",
        "/code" => "#code",
        "/schema" => "#schema",
        _ => FieldAddress.On(Fields, pointer.Replace("/example", string.Empty, StringComparison.Ordinal)),
    };

    private static JsonObject? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Show(IReadOnlyList<Question> asked)
    {
        Asked = asked;
        try
        {
            Fields = FormOutline.Fields(Schema);
        }
        catch (InvalidOperationException)
        {
            Errors = [new FieldError("/schema", F["schema.unreadable"])];
        }
    }

    private IReadOnlyList<FieldError> Check()
    {
        var names = Asked.GroupBy(question => question.Name).FirstOrDefault(same => same.Key.Length == 0 || same.Count() > 1);
        return names is null
            ? Library.Check(Form)
            : [new FieldError(string.Empty, names.Key.Length == 0 ? F["name.missing"] : F["name.twice", names.Key])];
    }

    private FormDefinition Form => new(IsNew ? NewCode : Code, Name, Schema, Example);

    private void Save()
    {
        try
        {
            Library.Save(Form, Hash.Length == 0 ? null : Hash);
        }
        catch (RefusalException refusal)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/designer/forms/{Form.Code}?saved=true");
    }
}
