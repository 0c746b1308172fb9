using System.Globalization;
using Workflow.Activities.Callers;
using Workflow.Activities.DataServices;
using Workflow.Activities.Files;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Cases.Files;

/// <summary>A look at a file of a case, as it stands in the ledger of data use (数据使用台账).</summary>
internal static class FileLook
{
    /// <summary>What stands in the place of a data service.</summary>
    public const string Service = "case-file";

    /// <summary>Its name, for people.</summary>
    public const string ServiceName = "查看申请材料";

    /// <summary>The line; a file that a page shows again within the hour keeps its line.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="state">The case.</param>
    /// <param name="file">The file.</param>
    /// <param name="lead">Role of the organisation that keeps the case.</param>
    /// <param name="now">When.</param>
    public static DataCall Of(Caller caller, CaseState state, FileRow file, string lead, DateTimeOffset now)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{Service}:{file.Id}:{caller.Id}:{now:yyyyMMddHH}");
        return OwnDataUse.Of(
            $"{key}#1",
            key,
            Service,
            ServiceName,
            "Cases.Files",
            lead,
            caller.Organisation,
            state.Number,
            file.Name.Subject,
            [JsonPointer.Append(string.Empty, file.Question ?? ServiceName)],
            now) with
        {
            Case = state.Number,
            InstanceId = state.InstanceId,
        };
    }
}
