using System.Globalization;
using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Figures;

/// <summary>记录: a figure of a unit at a day.</summary>
/// <param name="Figure">Code of the figure.</param>
/// <param name="Value">Value, in the figure's unit.</param>
/// <param name="Unit">Organisation code.</param>
/// <param name="On">The day.</param>
internal sealed record TicketFigureRecorded(string Figure, decimal Value, string Unit, DateOnly On);

/// <summary>A recorded figure; a later one of the same unit and day stands beside it and counts.</summary>
internal sealed record FigureRow
{
    public required string Id { get; init; }

    public required string Figure { get; init; }

    public required string Unit { get; init; }

    public required DateOnly On { get; init; }

    public required decimal Value { get; init; }

    public required string TicketId { get; init; }
}

/// <summary>Writes <see cref="FigureRow"/>.</summary>
internal sealed class FigureRows : IReadModel<TicketState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(FigureRow)];

    public void Write(IDocumentOperations operations, string streamId, TicketState before, TicketState after)
    {
        for (var i = before.Figures.Length; i < after.Figures.Length; i++)
        {
            var figure = after.Figures[i];
            operations.Store(new FigureRow
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{after.Opened!.TicketId}-{i + 1}"),
                Figure = figure.Figure,
                Unit = figure.Unit,
                On = figure.On,
                Value = figure.Value,
                TicketId = after.Opened.TicketId,
            });
        }
    }
}
