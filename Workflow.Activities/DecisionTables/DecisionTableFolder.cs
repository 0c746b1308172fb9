using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Common;

namespace Workflow.Activities.DecisionTables;

/// <inheritdoc cref="IDecisionTables"/>
internal sealed class DecisionTableFolder(DefinitionsFolder definitions, ILogger<DecisionTableFolder> log) : IDecisionTables
{
    private readonly DefinitionWriter writer = new(definitions.At("decision-tables"), ("decision-table", "决策表"));
    private readonly DefinitionFiles<Entry> files = new(definitions.At("decision-tables"), Parse, log);

    public IReadOnlyCollection<StoredTable> All => [.. writer.Codes().Select(Try).OfType<Entry>().Select(found => found.Stored)];

    public IReadOnlyCollection<TableFault> Faults =>
        [.. writer.Codes().Select(code => (Code: code, Fault: FaultOf(code))).Where(each => each.Fault is not null)
            .Select(each => new TableFault(each.Code, each.Fault!))];

    public StoredTable? Find(string code) => files.Find(code)?.Stored;

    public CompiledTable? FindCompiled(string code) => files.Find(code)?.Table;

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

    public StoredTable Save(DecisionTable table, string? expected) => CompiledTable.Compile(table).Errors is { Count: > 0 } errors
        ? throw Invalid(errors)
        : new StoredTable(table, writer.Write(table.Code, DecisionTableFile.Write(table), expected));

    private static Entry Parse(string code, string text)
    {
        var table = DecisionTableFile.Parse(code, text);
        var (compiled, errors) = CompiledTable.Compile(table);
        return compiled is not null
            ? new Entry(compiled, new StoredTable(table, DefinitionWriter.HashOf(text)))
            : throw new JsonException(string.Join(' ', errors.Select(error => error.Message)));
    }

    private static RefusalException Invalid(IReadOnlyList<FieldError> errors) =>
        Refusals.Invalid("decision-table.invalid", "决策表有误，请按提示逐项改正，填写的内容都还在。", errors);

    private Entry? Try(string code)
    {
        try
        {
            return files.Find(code);
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
            Parse(code, File.ReadAllText(writer.PathOf(code)));
            return null;
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return fault.Message;
        }
    }

    private sealed record Entry(CompiledTable Table, StoredTable Stored);
}
