using System.Text.Json.Serialization;
using Workflow.Engine.Time;

namespace Workflow.Engine.Triggers;

/// <summary>The moments at which a trigger starts instances (定时). Stored with the trigger: names are for ever.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "schedule")]
[JsonDerivedType(typeof(Once), "once")]
[JsonDerivedType(typeof(Every), "every")]
[JsonDerivedType(typeof(ByCron), "cron")]
public abstract record Schedule
{
    private Schedule()
    {
    }

    /// <summary>The first moment; null when there is none.</summary>
    /// <param name="now">When the schedule begins to count.</param>
    public abstract DateTimeOffset? First(DateTimeOffset now);

    /// <summary>
    /// The moment after an occurrence that was dealt with at <paramref name="now"/>: always in the future, so that however
    /// many were missed, one was made up for and the rest are let go.
    /// </summary>
    public abstract DateTimeOffset? Next(DateTimeOffset now);

    /// <summary>One moment; when it is past already, never.</summary>
    public sealed record Once(DateTimeOffset At) : Schedule
    {
        /// <inheritdoc/>
        public override DateTimeOffset? First(DateTimeOffset now) => At < now ? null : At;

        /// <inheritdoc/>
        public override DateTimeOffset? Next(DateTimeOffset now) => null;
    }

    /// <summary>Again and again, first after one interval; each moment stays on the same grid.</summary>
    /// <param name="From">Where the grid begins.</param>
    /// <param name="Interval">Positive.</param>
    public sealed record Every(DateTimeOffset From, TimeSpan Interval) : Schedule
    {
        /// <inheritdoc/>
        public override DateTimeOffset? First(DateTimeOffset now) => Next(now);

        /// <inheritdoc/>
        public override DateTimeOffset? Next(DateTimeOffset now) =>
            From + (Interval * ((now - From).Ticks / Interval.Ticks + 1));
    }

    /// <summary>By a cron expression, see <see cref="CronRule"/>.</summary>
    public sealed record ByCron(string Expression) : Schedule
    {
        /// <inheritdoc/>
        public override DateTimeOffset? First(DateTimeOffset now) => CronRule.Next(Expression, now);

        /// <inheritdoc/>
        public override DateTimeOffset? Next(DateTimeOffset now) => CronRule.Next(Expression, now);
    }
}
