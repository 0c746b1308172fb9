using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Workflow.Activities.Http;

/// <summary>Reads files off a value: an uploaded or downloaded file, a text, or a list of them.</summary>
internal static class FileContents
{
    public static IReadOnlyList<HttpFile> Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().SelectMany(Of)],
        JsonValueKind.String => [Text(value.GetString()!, "file.txt", "text/plain")],
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        JsonValueKind.Object when IsFile(value) => [value.Deserialize<HttpFile>(EndpointRules.Json)!],
        _ => [Text(value.GetRawText(), "file.json", "application/json")],
    };

    /// <summary>One archive of several files; the same files and moment give the same bytes.</summary>
    public static HttpFile Zip(IReadOnlyList<HttpFile> files, DateTimeOffset at)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (index, file) in files.Index())
            {
                var isTaken = files.Take(index).Any(other => other.FileName == file.FileName);
                var entry = archive.CreateEntry(isTaken ? $"{index + 1}-{file.FileName}" : file.FileName);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(Convert.FromBase64String(file.Content));
            }
        }

        return new HttpFile("files.zip", "application/zip", buffer.Length, Convert.ToBase64String(buffer.ToArray()));
    }

    private static HttpFile Text(string text, string name, string type)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return new HttpFile(name, type, bytes.Length, Convert.ToBase64String(bytes));
    }

    private static bool IsFile(JsonElement value) =>
        value.TryGetProperty("fileName", out var name) && name.ValueKind == JsonValueKind.String
        && value.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String
        && content.TryGetBytesFromBase64(out _);
}
