using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.DecisionTables;

/// <inheritdoc cref="IDecisionTables"/>
internal sealed class DecisionTableFolder(DefinitionsFolder definitions, ILogger<DecisionTableFolder> log) : IDecisionTables
{
    private readonly string folder = definitions.At("decision-tables");
    private readonly Lock saving = new();
    private readonly DefinitionFiles<Entry> files = new(definitions.At("decision-tables"), Parse, log);

    public IReadOnlyCollection<StoredTable> All => [.. Codes().Select(Try).OfType<Entry>().Select(found => found.Stored)];

    public IReadOnlyCollection<TableFault> Faults =>
        [.. Codes().Select(code => (Code: code, Fault: FaultOf(code))).Where(each => each.Fault is not null)
            .Select(each => new TableFault(each.Code, each.Fault!))];

    public StoredTable? Find(string code) => Compiled(code)?.Stored;

    public CompiledTable? FindCompiled(string code) => Compiled(code)?.Table;

    public TableReport Check(DecisionTable table)
    {
        var (compiled, errors) = CompiledTable.Compile(table);
        return new TableReport(errors, compiled is null ? [] : TableAnalysis.Of(compiled));
    }

    public TableAnswer? Try(DecisionTable table, JsonElement facts)
    {
        var (compiled, errors) = CompiledTable.Compile(table);
        var hit = compiled is null ? throw Invalid(errors) : TableEvaluation.Decide(compiled, facts);
        return hit is null ? null : new TableAnswer(
            hit.Index, hit.Then.ToDictionary(answer => answer.Key, answer => CellValue.Text(answer.Value), StringComparer.Ordinal));
    }

    public StoredTable Save(DecisionTable table, string? expected)
    {
        if (!DefinitionCode.IsSafe(table.Code) || table.Code.Length > 80)
        {
            throw Refusals.Invalid(
                "decision-table.code",
                "决策表的代码只能用小写字母、数字和连字符，例如 withdrawal-limit。",
                new FieldError("/code", "请用小写字母、数字和连字符，例如 withdrawal-limit。"));
        }

        if (CompiledTable.Compile(table).Errors is { Count: > 0 } errors)
        {
            throw Invalid(errors);
        }

        lock (saving)
        {
            var path = Path.Combine(folder, $"{table.Code}.json");
            var present = File.Exists(path) ? HashOf(File.ReadAllText(path)) : null;
            if (present != expected)
            {
                throw Refusals.Conflict(
                    "decision-table.changed",
                    expected is null ? $"已有代码为“{table.Code}”的决策表，请换一个代码。" : "这张决策表已被他人修改。请另开窗口查看现在的内容，再决定如何合并。");
            }

            var text = DecisionTableFile.Write(table);
            Directory.CreateDirectory(folder);
            var draft = path + ".new";
            File.WriteAllText(draft, text);
            File.Move(draft, path, overwrite: true);
            return new StoredTable(table, HashOf(text));
        }
    }

    private static Entry Parse(string code, string text)
    {
        var table = DecisionTableFile.Parse(code, text);
        var (compiled, errors) = CompiledTable.Compile(table);
        return compiled is not null
            ? new Entry(compiled, new StoredTable(table, HashOf(text)))
            : throw new JsonException(string.Join(' ', errors.Select(error => error.Message)));
    }

    private static RefusalException Invalid(IReadOnlyList<FieldError> errors) =>
        Refusals.Invalid("decision-table.invalid", "决策表有误，请按提示逐项改正，填写的内容都还在。", errors);

    private static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private IEnumerable<string> Codes() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(DefinitionCode.IsSafe).Order(StringComparer.Ordinal)
        : [];

    private Entry? Compiled(string code) => files.Find(code);

    private Entry? Try(string code)
    {
        try
        {
            return Compiled(code);
        }
        catch (InvalidDataException)
        {
            // Told by Faults; the other tables can be used.
            return null;
        }
    }

    private string? FaultOf(string code)
    {
        try
        {
            Parse(code, File.ReadAllText(Path.Combine(folder, $"{code}.json")));
            return null;
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return fault.Message;
        }
    }

    private sealed record Entry(CompiledTable Table, StoredTable Stored);
}
