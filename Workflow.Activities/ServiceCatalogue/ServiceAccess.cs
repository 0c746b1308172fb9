using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.ServiceCatalogue;

/// <summary>Who may do what: staff read the catalogue, the province's coordinators keep it.</summary>
internal static class ServiceAccess
{
    private static readonly string[] Readers =
        [Roles.Coordinator, Roles.Auditor, Roles.Analyst, Roles.Administrator, Roles.Clerk];

    public static bool MayRevise(Caller caller) => caller.Is(Roles.Coordinator) && caller.Tenant == Tenants.Province;

    /// <exception cref="RefusalException">The caller is none of the staff.</exception>
    public static void RequireReader(Caller caller)
    {
        if (!Readers.Any(caller.Is))
        {
            throw Refusals.Forbidden("service-catalogue.staff-only", "实施清单供工作人员查看，当前账号没有此项权限。");
        }
    }

    /// <exception cref="RefusalException">The caller does not keep the catalogue.</exception>
    public static void RequireKeeper(Caller caller)
    {
        RequireReader(caller);
        if (!MayRevise(caller))
        {
            throw Refusals.Forbidden("service-catalogue.coordinator-only", "实施清单由省级统筹人员维护，当前账号可以查看和导出，不能修改。");
        }
    }

    public static RefusalException UnknownEntry() => Refusals.NotFound("service-entry.unknown", "实施清单中没有这个主题。");

    public static RefusalException UnknownItem() => Refusals.NotFound("service-item.unknown", "实施清单中没有这个事项。");
}
