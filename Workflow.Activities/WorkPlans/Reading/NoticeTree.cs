using System.Globalization;
using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>Builds the tree of a notice's content. Ids count from 1 in the order of the text.</summary>
/// <param name="year">The plan's year.</param>
/// <param name="book">The units it can name.</param>
internal sealed class NoticeTree(int year, UnitBook book)
{
    private int programmes;
    private int tasks;
    private int measures;

    /// <summary>The programmes of lines that begin with one.</summary>
    public IReadOnlyList<PlanProgramme> Build(IReadOnlyList<string> lines)
    {
        // Whoever numbers tasks （一） counts with 1. what is inside of a task.
        var taskLevel = lines.Any(line => Headings.Read(line)?.Level == HeadingLevel.Bracketed)
            ? HeadingLevel.Bracketed
            : HeadingLevel.Numbered;
        return [.. Parts(lines, HeadingLevel.Programme).Select(part => Programme(part, taskLevel))];
    }

    private PlanProgramme Programme(Part part, HeadingLevel taskLevel)
    {
        var id = Id('p', PlanSize.Next(ref programmes));
        var parts = Parts(part.Lines, taskLevel).ToList();
        var intro = parts.Where(each => each.Heading is null).SelectMany(each => each.Lines).ToList();
        var headed = parts.Where(each => each.Heading is not null).ToList();
        return headed.Count > 0
            ? new PlanProgramme(id, part.Heading!.Text, Joined(intro), [.. headed.Select(Task)])
            : new PlanProgramme(id, part.Heading!.Text, null, intro.Count == 0 ? [] : [Task(part with { Heading = part.Heading with { Number = 0 } })]);
    }

    private PlanTask Task(Part part)
    {
        var id = Id('t', PlanSize.Next(ref tasks));
        var (title, following) = TitleOf(part.Heading!.Text);
        var paragraphs = (following.Length > 0 ? [following] : Array.Empty<string>()).Concat(part.Lines).ToList();

        // A task that is one sentence is its own measure.
        var sentences = (paragraphs.Count == 0 ? [part.Heading.Text] : paragraphs).SelectMany(Sentences.Split).ToList();
        var charged = sentences.Where(Sentences.IsCharge).SelectMany(line => UnitProposals.In(line, book)).ToList();
        var duties = sentences.Where(Sentences.IsDuty).Select(sentence => Measure(sentence, charged)).ToList();
        return new PlanTask(
            id,
            part.Heading.Number == 0 ? null : part.Heading.Number,
            title,
            Joined([.. sentences.Where(sentence => !Sentences.IsDuty(sentence))]),
            duties);
    }

    /// <summary>A measure; units that a line of its own charges with the whole task come with it.</summary>
    private PlanMeasure Measure(string sentence, IReadOnlyList<PlanUnit> charged)
    {
        var measure = Proposals.Measure(Id('m', PlanSize.Next(ref measures)), sentence, year, book, sentence);
        return measure with { Units = [.. measure.Units.Concat(charged).DistinctBy(unit => unit.Code)] };
    }

    /// <summary>Some notices go on behind the title in the same line.</summary>
    private static (string Title, string Following) TitleOf(string heading)
    {
        var end = heading.IndexOf('。', StringComparison.Ordinal);
        return end < 0 || end == heading.Length - 1
            ? (heading.TrimEnd('。'), string.Empty)
            : (heading[..end], heading[(end + 1)..].Trim());
    }

    private static IEnumerable<Part> Parts(IReadOnlyList<string> lines, HeadingLevel level)
    {
        var part = new Part(null, []);
        foreach (var line in lines)
        {
            if (Headings.Read(line) is { } heading && heading.Level == level)
            {
                if (part.Heading is not null || part.Lines.Count > 0)
                {
                    yield return part;
                }

                part = new Part(heading, []);
            }
            else
            {
                part.Lines.Add(line);
            }
        }

        if (part.Heading is not null || part.Lines.Count > 0)
        {
            yield return part;
        }
    }

    private static string? Joined(List<string> lines) => lines.Count == 0 ? null : string.Join('\n', lines);

    private static string Id(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private sealed record Part(Heading? Heading, List<string> Lines);
}
