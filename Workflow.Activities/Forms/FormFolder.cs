using System.Text.Json;
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
    };

    private readonly DefinitionFiles<FormDefinition> files =
        new(definitions.At("forms"), (code, text) => Parse(forms, code, text), log);

    public FormDefinition? Find(string code) => files.Find(code);

    private static FormDefinition Parse(IForms forms, string code, string text)
    {
        var form = JsonSerializer.Deserialize<FormDefinition>(text, Json) ?? throw new JsonException("The file is empty.");
        if (form.Code != code)
        {
            throw new JsonException($"code 应与文件同名：“{code}”。");
        }

        var faults = forms.Validate(form.Schema, JsonSerializer.SerializeToElement(form.Example));
        return faults.Count == 0
            ? form
            : throw new JsonException($"example 不符合 schema：{string.Join(' ', faults.Select(fault => $"{fault.Field} {fault.Message}"))}");
    }
}
