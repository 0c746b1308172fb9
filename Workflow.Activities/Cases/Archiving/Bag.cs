using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>A bag as RFC 8493 describes it: files with a manifest of their SHA-256, so that whoever keeps it can tell that it is whole.</summary>
/// <param name="Info">What stands in <c>bag-info.txt</c>.</param>
/// <param name="Files">What is kept, by its name.</param>
internal sealed record Bag(IReadOnlyDictionary<string, string> Info, IReadOnlyList<KeyValuePair<string, byte[]>> Files)
{
    private const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>Packs it; the same content at the same time gives the same bytes.</summary>
    public byte[] Pack(DateTimeOffset at)
    {
        var data = Files.Select(file => KeyValuePair.Create($"data/{file.Key}", file.Value)).ToList();
        List<KeyValuePair<string, byte[]>> tags =
        [
            new("bagit.txt", Encoding.UTF8.GetBytes(Declaration)),
            new("bag-info.txt", Encoding.UTF8.GetBytes(Lines([.. Info, Oxum()]))),
            new("manifest-sha256.txt", Encoding.UTF8.GetBytes(Manifest(data))),
        ];
        tags.Add(new("tagmanifest-sha256.txt", Encoding.UTF8.GetBytes(Manifest(tags))));

        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in tags.Concat(data))
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = at;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }

    private KeyValuePair<string, string> Oxum() => new(
        "Payload-Oxum", string.Create(CultureInfo.InvariantCulture, $"{Files.Sum(file => (long)file.Value.Length)}.{Files.Count}"));

    private static string Lines(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Concat(pairs.Select(pair => $"{pair.Key}: {pair.Value}\n"));

    private static string Manifest(IEnumerable<KeyValuePair<string, byte[]>> files) =>
        string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Value))}  {file.Key}\n"));
}
