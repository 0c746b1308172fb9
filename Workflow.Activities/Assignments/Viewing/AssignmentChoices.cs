using MediatR;
using Workflow.Activities.Callers;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>What a caller's list can be narrowed to.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Year">Only of plans of this year; of all when null.</param>
public sealed record ListAssignmentChoices(Caller Caller, int? Year = null) : IRequest<AssignmentChoices>;

/// <summary>Plans with their programmes, and lead units, of the assignments a caller may read.</summary>
/// <param name="Programmes">重点工程, by plan.</param>
/// <param name="Units">牵头单位, by name.</param>
public sealed record AssignmentChoices(IReadOnlyList<ProgrammeChoice> Programmes, IReadOnlyList<AssignmentUnit> Units);

/// <summary>A programme of a plan.</summary>
public sealed record ProgrammeChoice(string PlanId, string PlanTitle, string ProgrammeId, string Programme);
