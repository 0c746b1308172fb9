using System.Security.Cryptography;
using System.Text;

namespace Workflow.Activities.Common;

/// <summary>
/// Writes files of a folder of definitions. Whoever changes one names the content the change started from; a file is
/// replaced as a whole, so that nobody ever reads half of one.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="kind">What the files are, for codes and people: <c>decision-table</c>, 决策表.</param>
internal sealed class DefinitionWriter(string folder, (string Code, string Name) kind)
{
    private const int LongestCode = 80;

    private readonly Lock saving = new();

    /// <summary>The hash that stands for a content.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>The codes of the folder's files.</summary>
    public IEnumerable<string> Codes() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(DefinitionCode.IsSafe).Order(StringComparer.Ordinal)
        : [];

    /// <summary>Where a file stands.</summary>
    public string PathOf(string code) => Path.Combine(folder, $"{code}.json");

    /// <summary>Writes a file; gives its hash.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="text">Its content.</param>
    /// <param name="expected">Hash of the content that was changed; null for a new file.</param>
    /// <exception cref="RefusalException">The code names no file, or the file holds something else meanwhile.</exception>
    public string Write(string code, string text, string? expected)
    {
        if (!DefinitionCode.IsSafe(code) || code.Length > LongestCode)
        {
            throw Refusals.Invalid(
                $"{kind.Code}.code",
                $"{kind.Name}的代码只能用小写字母、数字和连字符，例如 sample-1。",
                new FieldError("/code", "代码请用小写字母、数字和连字符，例如 sample-1。"));
        }

        lock (saving)
        {
            var path = PathOf(code);
            var present = File.Exists(path) ? HashOf(File.ReadAllText(path)) : null;
            if (present != expected)
            {
                throw Refusals.Conflict(
                    $"{kind.Code}.changed",
                    expected is null
                        ? $"已有代码为“{code}”的{kind.Name}，请换一个代码。"
                        : $"这张{kind.Name}已被他人修改。请另开窗口查看现在的内容，再决定如何合并。");
            }

            Directory.CreateDirectory(folder);
            var draft = path + ".new";
            File.WriteAllText(draft, text);
            File.Move(draft, path, overwrite: true);
            return HashOf(text);
        }
    }
}
