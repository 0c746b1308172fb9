using Workflow.Engine.Streams;

namespace Workflow.Activities.Files;

/// <summary>Deletes files.</summary>
internal static class FileDeletion
{
    /// <summary>Deletes a file with the commit; one that is not there is deleted already.</summary>
    public static void DeleteFile(this IUnitOfWork unit, string id)
    {
        unit.Session.Delete<FileRow>(id);
        unit.Session.Delete<FileContent>(id);
    }
}
