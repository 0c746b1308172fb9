using Workflow.Activities.Common;
using Workflow.Engine.Time;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Demo;

/// <summary>How far to move the clock.</summary>
/// <param name="Advance">ISO 8601 duration, such as <c>P7D</c> or <c>PT36H</c>.</param>
public sealed record AdvanceClockBody(string Advance);

/// <summary>The host's clock.</summary>
/// <param name="Now">What it shows.</param>
/// <param name="Ahead">How far it stands ahead of real time, ISO 8601.</param>
public sealed record ClockView(DateTimeOffset Now, string Ahead);

/// <summary>A demonstration account.</summary>
public sealed record DemoAccountView(string User, string Password, IReadOnlyList<string> Roles, string Organisation, string Division);

/// <summary>What only a demonstration offers; mapped in development.</summary>
internal static class DemoEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDemo(this IEndpointRouteBuilder api, DemoOptions options)
    {
        if (!options.Listed)
        {
            return;
        }

        api.MapGet("/demo-accounts", List)
            .AllowAnonymous()
            .WithTags("Demo")
            .Named("listDemoAccounts", "演示账号（仅开发环境）")
            .Produces<Page<DemoAccountView>>()
            .Refuses();
        api.MapPost("/demo/clock", AdvanceAsync)
            .RequireAuthorization(IdentityRegistration.Administers)
            .WithTags("Demo")
            .Named("advanceClock", "将系统时钟向前拨（仅开发环境）")
            .Takes<AdvanceClockBody>()
            .Produces<ClockView>()
            .Refuses(401, 403);
    }

    private static Page<DemoAccountView> List(DemoAccounts accounts) => new(
        [
            .. accounts.All.Select(account => new DemoAccountView(
                account.User, account.Password, account.Roles, account.Organisation, account.Division)),
        ],
        accounts.All.Count);

    private static async Task<ClockView> AdvanceAsync(HttpContext http, IClockStore store, MovableClock clock)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var advance = fields.Text("advance", "时长");
        fields.ThrowIfWrong();
        var span = IsoDuration.Parse(advance) ?? throw new RefusalException(
            RefusalKind.Invalid,
            "clock.invalid",
            "时钟只能向前拨，一次不超过十年。",
            [new FieldError("/advance", "请用 ISO 8601 时长填写，例如 P7D（7 天）、PT36H（36 小时）、P2W（2 周）。")]);
        await store.AdvanceAsync(span, http.RequestAborted);
        return new ClockView(clock.GetUtcNow(), IsoDuration.Format(clock.Offset));
    }
}
