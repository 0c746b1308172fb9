using System.Text.RegularExpressions;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>An instance id that the caller chose, so that it can store it beside before it asks.</summary>
internal static partial class ChosenId
{
    /// <summary>The id; null when none was chosen. An id that names a case would claim to be that case's workflow.</summary>
    public static string? Of(ElsaFields fields)
    {
        const string Name = "instanceId";
        var id = fields.Text(Name);
        return id is null || (Form().IsMatch(id) && CaseNumber.TenantWithin(id) is null)
            ? id
            : fields.Wrong(Name, $"{Name} 由 1 至 100 个英文字母、数字、点、短横线或下划线组成，且不得含有办件编号。");
    }

    /// <summary>Runs a start.</summary>
    /// <exception cref="RefusalException">The chosen id is taken.</exception>
    public static async Task<T> GuardAsync<T>(string? chosen, Func<Task<T>> start)
    {
        try
        {
            return await start();
        }
        catch (ConcurrentChangeException) when (chosen is not null)
        {
            throw new RefusalException(
                RefusalKind.Conflict, "instance.id-taken", "该实例编号已被使用，请换一个编号，或不填写由系统生成。");
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
