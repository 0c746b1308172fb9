using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <inheritdoc cref="IFormLibrary"/>
internal sealed class FormFolder(DefinitionsFolder definitions, IForms forms, ILogger<FormFolder> log)
    : IFormLibrary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private readonly DefinitionWriter writer = new(definitions.At("forms"), ("form", "表单"));
    private readonly DefinitionFiles<StoredForm> files =
        new(definitions.At("forms"), (code, text) => Parse(forms, code, text), log);

    public IReadOnlyCollection<StoredForm> All => [.. writer.Codes().Select(Try).OfType<StoredForm>()];

    public FormDefinition? Find(string code) => FindStored(code)?.Form;

    public StoredForm? FindStored(string code) => files.Find(code);

    public IReadOnlyList<FieldError> Check(FormDefinition form) => FormCheck.Of(forms, form);

    public StoredForm Save(FormDefinition form, string? expected) => Check(form) is { Count: > 0 } errors
        ? throw Refusals.Invalid("form.invalid", "表单有误，请按提示逐项改正，填写的内容都还在。", errors)
        : new StoredForm(form, writer.Write(form.Code, JsonSerializer.Serialize(form, Json) + "\n", expected));

    private static StoredForm Parse(IForms forms, string code, string text)
    {
        var form = JsonSerializer.Deserialize<FormDefinition>(text, Json) ?? throw new JsonException("The file is empty.");
        if (form.Code != code)
        {
            throw new JsonException($"code 应与文件同名：“{code}”。");
        }

        var faults = forms.Validate(form.Schema, JsonSerializer.SerializeToElement(form.Example));
        return faults.Count == 0
            ? new StoredForm(form, DefinitionWriter.HashOf(text))
            : throw new JsonException($"example 不符合 schema：{string.Join(' ', faults.Select(fault => $"{fault.Field} {fault.Message}"))}");
    }

    private StoredForm? Try(string code)
    {
        try
        {
            return files.Find(code);
        }
        catch (InvalidDataException fault)
        {
            log.LogWarning("{Fault}", fault.Message);
            return null;
        }
    }
}
