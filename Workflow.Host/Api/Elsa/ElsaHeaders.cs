namespace Workflow.Host.Api.Elsa;

/// <summary>Headers by which an Elsa server tells what came of a start.</summary>
internal static class ElsaHeaders
{
    private const string Instance = "x-elsa-workflow-instance-id";
    private const string CannotStart = "x-elsa-workflow-cannot-start";

    /// <summary>The instance that was started.</summary>
    public static void Started(HttpResponse response, string instanceId)
    {
        response.Headers[CannotStart] = bool.FalseString;
        response.Headers[Instance] = instanceId;
    }

    /// <summary>The definition does not allow a start now.</summary>
    public static void NotStarted(HttpResponse response) => response.Headers[CannotStart] = bool.TrueString;
}
