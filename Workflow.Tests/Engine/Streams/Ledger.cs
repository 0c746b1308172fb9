using System.Text.Json.Serialization;
using Marten;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Engine.Streams;

/// <summary>The smallest domain there is: sums entered into a ledger, each with the payer's name.</summary>
internal sealed record Entered(decimal Amount, Personal<string>? Payer = null);

internal sealed record Ledger : IFoldable<Ledger>
{
    public static string StreamKind => "ledger";

    public static Ledger Initial { get; } = new();

    public decimal Sum { get; init; }

    public Personal<string>? LastPayer { get; init; }

    public string LastActor { get; init; } = string.Empty;

    public Ledger Apply(object @event, EventFacts facts) => @event is Entered entered
        ? this with { Sum = Sum + entered.Amount, LastPayer = entered.Payer, LastActor = facts.Actor.Id }
        : this;
}

internal sealed record LedgerRow
{
    public required string Id { get; init; }

    [JsonInclude]
    public required decimal Sum { get; init; }
}

internal sealed class LedgerRows : IReadModel<Ledger>
{
    public IReadOnlyCollection<Type> Rows => [typeof(LedgerRow)];

    public void Write(IDocumentOperations operations, string streamId, Ledger before, Ledger after) =>
        operations.Store(new LedgerRow { Id = streamId, Sum = after.Sum });
}
