using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Workflow.Activities.DecisionTables;

/// <summary>A table as its file has it: numbers and yes or no stand as JSON, members in a fixed order, for reviews in git.</summary>
public static class DecisionTableFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new CellConverter() },
    };

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not a table; the message says why.</exception>
    public static DecisionTable Parse(string code, string text)
    {
        var table = JsonSerializer.Deserialize<DecisionTable>(text, Json) ?? throw new JsonException("文件是空的。");
        return table.Code == code ? table : throw new JsonException($"code 应与文件同名：“{code}”。");
    }

    /// <summary>A table as a file.</summary>
    public static string Write(DecisionTable table) => JsonSerializer.Serialize(table, Json) + "\n";

    /// <summary>A table as programs see it.</summary>
    public static JsonNode ToJson(DecisionTable table) => JsonNode.Parse(Write(table))!;

    /// <summary>Cells are text to people; a file may hold bare numbers and yes or no.</summary>
    private sealed class CellConverter : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string> Read(
            ref Utf8JsonReader reader,
            Type typeToConvert,
            JsonSerializerOptions options)
        {
            using var cells = JsonDocument.ParseValue(ref reader);
            return cells.RootElement.ValueKind == JsonValueKind.Object
                ? cells.RootElement.EnumerateObject().ToDictionary(cell => cell.Name, cell => Text(cell.Value), StringComparer.Ordinal)
                : throw new JsonException("when 和 then 应为对象。");
        }

        public override void Write(
            Utf8JsonWriter writer,
            IReadOnlyDictionary<string, string> value,
            JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, text) in value)
            {
                writer.WritePropertyName(name);
                if (CellValue.Read(ColumnType.Number, text) is decimal number && CellValue.Text(number) == text)
                {
                    writer.WriteNumberValue(number);
                }
                else if (text is "true" or "false")
                {
                    writer.WriteBooleanValue(text == "true");
                }
                else
                {
                    writer.WriteStringValue(text);
                }
            }

            writer.WriteEndObject();
        }

        private static string Text(JsonElement cell) => cell.ValueKind switch
        {
            JsonValueKind.String => cell.GetString()!,
            JsonValueKind.Number => cell.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => throw new JsonException("单元格应为文字、数字或是否。"),
        };
    }
}
