using Workflow.Activities.Callers;

namespace Workflow.Activities.Tickets.Kinds;

/// <summary>工单类别: what can be opened, by whom, with which form, and which workflow then runs it.</summary>
/// <param name="Code">Code: the name of its file.</param>
/// <param name="Name">Name.</param>
/// <param name="Description">What it is for, in the words of those who open one.</param>
/// <param name="Abbreviation">The part of its numbers that tells the kind: <c>数需</c>.</param>
/// <param name="DefinitionId">Its workflow.</param>
/// <param name="Form">The form it is opened with, of <c>definitions/forms</c>.</param>
/// <param name="TitleField">The property of the form that becomes its title; no personal value.</param>
/// <param name="OpenedBy">Roles of the staff who may open one: <c>clerk</c>, <c>coordinator</c>.</param>
/// <param name="Figures">指标 that its workflow records, to be drawn on its board.</param>
public sealed record TicketKind(
    string Code,
    string Name,
    string Description,
    string Abbreviation,
    string DefinitionId,
    string Form,
    string TitleField,
    IReadOnlyList<string> OpenedBy,
    IReadOnlyList<FigureKind>? Figures = null)
{
    internal bool MayBeOpenedBy(Caller caller) => TicketAccess.Acts(caller) && OpenedBy.Any(caller.Is);
}

/// <summary>指标: a number that is followed over time.</summary>
/// <param name="Code">Code, by which a workflow records it.</param>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit of its values, such as <c>%</c>.</param>
public sealed record FigureKind(string Code, string Name, string Unit);
