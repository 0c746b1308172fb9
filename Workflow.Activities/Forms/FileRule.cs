using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Files;

namespace Workflow.Activities.Forms;

/// <summary>
/// A question that is answered by files (材料、照片): <c>x-file</c> on a property of type <c>array</c>, for example
/// <c>{"accept": ["image/jpeg", "application/pdf"], "most": 5, "largest": 10485760}</c>. The answer lists references to files
/// that were uploaded before, see <see cref="FileReference"/>; it never holds their bytes.
/// </summary>
/// <param name="Accept">Media types that are taken.</param>
/// <param name="Most">Most files.</param>
/// <param name="Largest">Largest file, in bytes.</param>
public sealed record FileRule(IReadOnlyList<string> Accept, int Most, int Largest)
{
    /// <summary>The word in the schema.</summary>
    public const string Word = "x-file";

    /// <summary>Whose key seals the files of a question that says nothing of its own.</summary>
    internal const string DefaultPerson = "applicant";

    /// <summary>All that is kept at all.</summary>
    public static FileRule Any { get; } = new(FileType.MediaTypes, FileLimits.MostFiles, FileLimits.LargestFile);

    private const int BytesPerMegabyte = 1024 * 1024;

    /// <summary>Endings of the files that are taken, for people and for file dialogues.</summary>
    public IReadOnlyList<string> Endings => FileType.EndingsOf(Accept);

    /// <summary>The largest file in words, such as <c>10 MB</c>.</summary>
    public string LargestInWords => Largest >= BytesPerMegabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{Largest / (double)BytesPerMegabyte:0.#} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{Largest / 1024} KB");

    /// <summary>The rule of a property; null when it is not answered by files. What it leaves out is as wide as the store allows.</summary>
    public static FileRule? Of(JsonNode? property) => property?[Word] is JsonObject rule
        ? new FileRule(
            rule["accept"] is JsonArray { Count: > 0 } types ? [.. types.OfType<JsonValue>().Select(type => type.ToString())] : FileType.MediaTypes,
            Whole(rule["most"], FileLimits.MostFiles),
            Math.Min(Whole(rule["largest"], FileLimits.LargestFile), FileLimits.LargestFile))
        : null;

    /// <summary>The rule among several schemas that speak about one property.</summary>
    internal static FileRule? Of(IEnumerable<JsonObject> schemas) => schemas.Select(schema => Of(schema)).FirstOrDefault(rule => rule is not null);

    /// <summary>What is wrong with the word as an analyst wrote it; null when nothing is.</summary>
    internal static string? Problem(JsonNode? property)
    {
        if (property?[Word] is not { } word)
        {
            return null;
        }

        return word is not JsonObject || property["type"]?.ToString() != "array" ? $"上传文件的字段须写作 \"type\": \"array\" 和 \"{Word}\": {{…}}。"
            : Of(property)!.Accept.Except(FileType.MediaTypes).FirstOrDefault() is { } unknown
                ? $"不能接收“{unknown}”，可以写 {string.Join('、', FileType.MediaTypes)}。"
            : null;
    }

    /// <summary>What keeps a file from being an answer to the question; null when nothing does.</summary>
    /// <param name="title">The question.</param>
    /// <param name="name">Name of the file.</param>
    /// <param name="mediaType">Its media type, as its content says.</param>
    /// <param name="size">Its size, in bytes.</param>
    public string? Fault(string title, string name, string mediaType, long size) =>
        !Accept.Contains(mediaType) ? $"文件“{name}”不能作为“{title}”，这里可以上传 {string.Join('、', Endings)}。"
        : size > Largest ? $"文件“{name}”超过 {LargestInWords}，请压缩或拆分后上传。"
        : null;

    /// <summary>What keeps a number of files from being the answer; null when nothing does.</summary>
    public string? TooMany(string title, int count) =>
        count > Most ? $"“{title}”最多上传 {Most} 个文件，请去掉 {count - Most} 个。" : null;

    private static int Whole(JsonNode? value, int otherwise) =>
        value is JsonValue number && number.TryGetValue<int>(out var whole) && whole > 0 ? whole : otherwise;
}
