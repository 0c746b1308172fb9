using System.Globalization;
using Marten;
using Weasel.Core;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Notices;
using Workflow.Activities.Reporting;
using Workflow.Activities.Tickets;

namespace Workflow.Benchmarks.Boards;

/// <summary>
/// A province's ten years in rows: every unit has its tasks, reports, notices and tickets each year, and citizens their cases.
/// The last year is under way, those before are over.
/// </summary>
internal sealed class BoardsFill(IDocumentStore store, BoardsSize size, DateOnly today)
{
    private const string Province = "320000";
    private const int Programmes = 5;
    private const int Tasks = 17;
    private const int Batch = 5_000;

    /// <summary>Writes the rows; gives how many.</summary>
    public async Task<int> FillAsync(CancellationToken cancellation)
    {
        var written = await BulkAsync(Assignments(), cancellation);
        written += await BulkAsync(Reports(), cancellation);
        written += await BulkAsync(Notices(), cancellation);
        written += await BulkAsync(Tickets(), cancellation);
        return written + await BulkAsync(Cases(), cancellation);
    }

    private async Task<int> BulkAsync<TRow>(IEnumerable<TRow> rows, CancellationToken cancellation)
        where TRow : notnull
    {
        var written = 0;
        foreach (var batch in rows.Chunk(Batch))
        {
            await store.BulkInsertAsync(Province, batch, BulkInsertMode.InsertsOnly, Batch, cancellation);
            written += batch.Length;
        }

        return written;
    }

    private IEnumerable<(int Year, int Unit, bool IsOver)> Years() =>
        from year in Enumerable.Range(today.Year - size.Years + 1, size.Years)
        from unit in Enumerable.Range(1, size.Units)
        select (year, unit, year < today.Year);

    private IEnumerable<AssignmentRow> Assignments() =>
        from each in Years()
        from task in Enumerable.Range(1, size.TasksPerUnit)
        select Assignment(each.Year, each.Unit, task, each.IsOver);

    private AssignmentRow Assignment(int year, int unit, int task, bool isOver)
    {
        var deadline = new DateOnly(year, 12, 31);
        var (isLate, moment) = ((unit + task) % 11 == 0, At(year, 2, 1));
        return new AssignmentRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Province}-{year}-01-m{task}-{Unit(unit)}"),
            Status = isOver ? AssignmentStatus.Closed : AssignmentStatus.All[(unit + task) % AssignmentStatus.All.Count],
            Number = string.Create(CultureInfo.InvariantCulture, $"苏数交〔{year}〕{(unit * size.TasksPerUnit) + task}号"),
            PlanId = string.Create(CultureInfo.InvariantCulture, $"{Province}-{year}-01"),
            PlanTitle = string.Create(CultureInfo.InvariantCulture, $"{year}年数据工作要点"),
            PlanYear = year,
            Units = [Unit(unit), Unit((unit % size.Units) + 1)],
            ProgrammeId = string.Create(CultureInfo.InvariantCulture, $"p{(task % Programmes) + 1}"),
            Programme = $"重点工程{(task % Programmes) + 1}",
            Task = $"任务{(task % Tasks) + 1}",
            MeasureId = $"m{task}",
            Text = $"推进公共数据目录核定和共享，形成第 {task} 批清单，年底前覆盖率力争达到90%以上。",
            Unit = Unit(unit),
            Assisting = [Unit((unit % size.Units) + 1)],
            Deadline = deadline,
            Percent = isOver ? 100 : task * 5 % 100,
            MadeAt = moment,
            SignedAt = moment.AddDays(2),
            FedBackAt = moment.AddDays(60),
            SubmittedAt = isOver ? At(year, 12, 20) : null,
            ClosedAt = isOver ? At(year, 12, 25) : null,
            Version = 9,
            IsLate = isLate && isOver,
            Clocks = isOver
                ? LightClocks.None
                : new LightClocks(LightClocks.Stopped, LightClocks.Stopped, today.AddDays((unit % 40) - 10).DayNumber, today.AddDays(-unit % 50).DayNumber, deadline.DayNumber),
            MilestoneTitle = isOver ? null : "初核",
        };
    }

    private IEnumerable<ReportRow> Reports() =>
        from each in Years()
        from half in Enumerable.Range(1, 2)
        let due = new DateOnly(each.Year, half == 1 ? 6 : 12, 15)
        let isIn = due < today && each.Unit % 9 != 0
        select new ReportRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Province}-{each.Year}-01-h{half}-{Unit(each.Unit)}"),
            RoundId = string.Create(CultureInfo.InvariantCulture, $"{Province}-{each.Year}-01-h{half}"),
            Unit = Unit(each.Unit),
            UnitName = Unit(each.Unit),
            PlanTitle = string.Create(CultureInfo.InvariantCulture, $"{each.Year}年数据工作要点"),
            Period = new HalfYear(each.Year, half),
            Status = isIn ? ReportStatus.Accepted : ReportStatus.Requested,
            IsLate = isIn && each.Unit % 7 == 0,
            IsMissed = due < today && !isIn,
            IsEnded = each.IsOver,
            DueOn = due,
            MeasureCount = size.TasksPerUnit,
            RequestedAt = At(each.Year, due.Month, 1),
            SubmittedAt = isIn ? At(each.Year, due.Month, 10) : null,
            Version = 3,
        };

    private IEnumerable<NoticeRow> Notices() =>
        from each in Years()
        from n in Enumerable.Range(1, BoardsSize.NoticesPerUnit)
        let issued = At(each.Year, 3 + n, 1)
        select new NoticeRow
        {
            Id = Guid.CreateVersion7(issued).ToString("N").Insert(0, Province + "-"),
            Kind = NoticeKind.All[n % NoticeKind.All.Count],
            Status = each.IsOver ? NoticeStatus.Replied : NoticeStatus.Issued,
            Number = string.Create(CultureInfo.InvariantCulture, $"苏数督〔{each.Year}〕{(each.Unit * BoardsSize.NoticesPerUnit) + n}号"),
            Title = "关于督办“公共数据目录核定”的通知",
            Matter = new NoticeMatter("assignment", $"m-{each.Unit}-{n}", "公共数据目录核定"),
            Unit = Unit(each.Unit),
            Organisations = [Unit(each.Unit)],
            Deadline = ChinaTime.DayOf(issued.AddDays(30)),
            DraftedAt = issued,
            IssuedAt = issued,
            RepliedAt = each.IsOver ? issued.AddDays(9) : null,
            Version = 4,
        };

    private IEnumerable<TicketRow> Tickets() =>
        from each in Years()
        from n in Enumerable.Range(1, BoardsSize.TicketsPerUnit)
        let opened = At(each.Year, 1 + n, 1)
        select new TicketRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Province}-data-request-{each.Year}-{(each.Unit * BoardsSize.TicketsPerUnit) + n}"),
            Kind = n % 2 == 0 ? "data-request" : "data-quality-issue",
            Number = string.Create(CultureInfo.InvariantCulture, $"苏数数需〔{each.Year}〕{(each.Unit * BoardsSize.TicketsPerUnit) + n}号"),
            Title = "出生医学登记信息",
            Organisation = Unit(each.Unit),
            Status = each.IsOver ? TicketStatus.Closed : TicketStatus.Open,
            Open = each.IsOver ? [] : [new TicketStepRow("s", "答复", Unit((each.Unit % size.Units) + 1), opened.AddDays(300 + each.Unit % 90))],
            Units = [Unit((each.Unit % size.Units) + 1)],
            Result = each.IsOver ? "已交付" : null,
            IsFavourable = each.IsOver,
            OpenedAt = opened,
            EndedAt = each.IsOver ? opened.AddDays(20) : null,
            DueAt = each.IsOver ? TicketRow.Never : opened.AddDays(300 + each.Unit % 90),
            StepsDone = 3,
            StepsInTime = 3 - (each.Unit % 2),
            WasLate = each.Unit % 2 == 1,
            Version = 9,
        };

    private IEnumerable<CaseRow> Cases() =>
        from n in Enumerable.Range(1, BoardsSize.Cases)
        let filed = At(today.Year, 1, 1).AddHours(n % 7_000)
        let isOver = n % 5 != 0
        select new CaseRow
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"320106-{today.Year}-{900_000 + n}"),
            Scenario = "newborn",
            Title = "新生儿出生一件事",
            Division = "320106",
            Status = isOver ? "closed" : "review",
            Result = isOver ? "granted" : null,
            SubmittedAt = filed,
            DueAt = filed.AddDays(14),
            PromisedDays = 10,
            ClosedAt = isOver ? filed.AddDays(n % 17) : null,
            IsLate = isOver && n % 17 > 14,
            Filer = $"citizen{n % 500}",
            Organisations = ["320100-wjw", "320100-gaj"],
            Lookups = [],
            Rating = isOver && n % 3 == 0 ? (n % 5) + 1 : null,
        };

    private static string Unit(int number) => string.Create(CultureInfo.InvariantCulture, $"{Province}-u{number:0000}");

    private static DateTimeOffset At(int year, int month, int day) => ChinaTime.At(new DateOnly(year, month, day), new TimeOnly(10, 0)).ToUniversalTime();
}

/// <summary>How much there is.</summary>
/// <param name="Units">Responsible units.</param>
/// <param name="Years">Years, this one included.</param>
/// <param name="TasksPerUnit">Tasks of a unit in a year.</param>
internal sealed record BoardsSize(int Units, int Years, int TasksPerUnit)
{
    /// <summary>Notices of a unit in a year.</summary>
    public const int NoticesPerUnit = 4;

    /// <summary>Tickets of a unit in a year.</summary>
    public const int TicketsPerUnit = 2;

    /// <summary>Cases of this year.</summary>
    public const int Cases = 10_000;
}
