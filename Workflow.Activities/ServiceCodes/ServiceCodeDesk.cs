using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes;

/// <summary>What the acts on service codes share. Their streams live in the province's tenant: a code is shown in any city.</summary>
internal static class ServiceCodeDesk
{
    public const string Tenant = Tenants.Province;

    /// <summary>The person behind a citizen's account.</summary>
    /// <exception cref="RefusalException">It is no citizen's, or nobody was verified behind it.</exception>
    public static string RequirePerson(Caller caller) =>
        !caller.Is(Roles.Citizen)
            ? throw Refusals.Forbidden("service-code.forbidden", "苏服码属于个人，请用个人账号登录后再绑定或出示。")
            : caller.Person ?? throw Refusals.Conflict("service-code.unverified", "您的账号还没有实名，请先完成实名认证，再绑定苏服码。");

    /// <exception cref="RefusalException">The caller is no clerk of an organisation.</exception>
    public static void RequireClerk(Caller caller)
    {
        if (!caller.Is(Roles.Clerk) || caller.Organisation.Length == 0)
        {
            throw Refusals.Forbidden("counter.forbidden", "只有部门的窗口人员可以识别苏服码，请用经办人账号登录。");
        }
    }

    public static Task<Loaded<ServiceCodeState>> LoadAsync(IUnitOfWork unit, string person, CancellationToken cancellation) =>
        unit.LoadAsync<ServiceCodeState>(ServiceCodeState.Stream(person), cancellation);
}
