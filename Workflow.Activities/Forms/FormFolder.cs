using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <inheritdoc cref="IFormLibrary"/>
internal sealed partial class FormFolder(DefinitionsFolder definitions, IForms forms, ILogger<FormFolder> log)
    : IFormLibrary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly ConcurrentDictionary<string, WatchedFile<FormDefinition>> files = new(StringComparer.Ordinal);

    public FormDefinition? Find(string code)
    {
        // The code becomes a file name, so it may not lead anywhere else.
        var path = definitions.At("forms", $"{code}.json");
        return Code().IsMatch(code) && File.Exists(path)
            ? files.GetOrAdd(code, _ => new WatchedFile<FormDefinition>(path, text => Parse(code, text), log)).Value
            : null;
    }

    private FormDefinition Parse(string code, string text)
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

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*\\z")]
    private static partial Regex Code();
}
