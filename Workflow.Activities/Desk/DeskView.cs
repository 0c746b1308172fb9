namespace Workflow.Activities.Desk;

/// <summary>今日: what the office has to do or to chase today. Every number equals the list it leads to.</summary>
/// <param name="Today">The day in Asia/Shanghai.</param>
/// <param name="Groups">In the order of <see cref="DeskSection.All"/>; groups with nothing in them too.</param>
public sealed record DeskView(DateOnly Today, IReadOnlyList<DeskGroup> Groups)
{
    /// <summary>How many things a section holds.</summary>
    public int Count(string section) => Groups.Where(group => group.Section == section).Sum(group => group.Total);
}

/// <summary>Things of one kind that ask for the same.</summary>
/// <param name="Section">One of <see cref="DeskSection"/>.</param>
/// <param name="What">Code, such as <c>notices.unanswered</c>.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Items">The most urgent of them.</param>
public sealed record DeskGroup(string Section, string What, int Total, IReadOnlyList<DeskItem> Items);

/// <summary>One thing.</summary>
/// <param name="Kind"><c>assignment</c>, <c>evaluation</c>, <c>notice</c>, <c>project</c>, <c>rectification</c>, <c>report</c>, <c>round</c> or <c>ticket</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Name of the unit that owes it or that it is for; null where it is nobody's in particular.</param>
/// <param name="Due">Its last day.</param>
public sealed record DeskItem(string Kind, string Id, string Title, string? Unit, DateOnly Due);
