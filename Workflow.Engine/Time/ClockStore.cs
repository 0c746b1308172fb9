using Npgsql;

namespace Workflow.Engine.Time;

/// <summary>Moves the demonstration clock for the whole host, and keeps it moved over a restart.</summary>
public interface IClockStore
{
    /// <summary>Moves the clock forward.</summary>
    Task AdvanceAsync(TimeSpan span, CancellationToken cancellation);

    /// <summary>Sets the clock as it was last left.</summary>
    Task RestoreAsync(CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class ClockStore(NpgsqlDataSource database, MovableClock clock) : IClockStore
{
    public async Task AdvanceAsync(TimeSpan span, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(span, TimeSpan.Zero);
        await using var command = database.CreateCommand(
            """
            insert into workflow.wf_clock as c (ahead) values ($1)
            on conflict (one) do update set ahead = c.ahead + excluded.ahead
            returning ahead
            """);
        command.Parameters.Add(new() { Value = span });
        clock.SetOffset((TimeSpan)(await command.ExecuteScalarAsync(cancellation))!);
    }

    public async Task RestoreAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("select ahead from workflow.wf_clock");
        clock.SetOffset(await command.ExecuteScalarAsync(cancellation) is TimeSpan ahead ? ahead : TimeSpan.Zero);
    }
}
