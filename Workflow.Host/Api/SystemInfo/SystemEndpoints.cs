using System.Reflection;
using Workflow.Activities.Organisations;
using Workflow.Engine.Definitions;
using Workflow.Engine.Time;
using Workflow.Host.Api.Demo;
using Workflow.Host.Sandbox;

namespace Workflow.Host.Api.SystemInfo;

/// <summary>What a caller may know of the running system.</summary>
internal static class SystemEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapSystem(this IEndpointRouteBuilder api) => api
        .MapGet("/system", Get)
        .WithTags("System")
        .Named("getSystem", "系统信息：版本、沙箱地址、时钟、流程定义的导入情况")
        .Produces<SystemView>()
        .Refuses(401);

    private static SystemView Get(
        IHostEnvironment environment,
        MovableClock clock,
        SandboxAddress sandbox,
        IOrganisations organisations,
        IDefinitionImports imports) => new(
        typeof(SystemEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        environment.EnvironmentName,
        clock.GetUtcNow(),
        IsoDuration.Format(clock.Offset),
        sandbox.Current,
        [.. organisations.All.Select(organisation => organisation.Tenant).Distinct().Order(StringComparer.Ordinal)],
        [.. imports.Files.Select(Show)]);

    private static DefinitionFileView Show(ImportedFile file) => new(
        file.Source,
        file.DefinitionId,
        file.Version,
        [.. file.Problems.Select(problem => new DefinitionProblemView(problem.NodeId, problem.Message))]);
}
