namespace Workflow.Activities.DataServices;

/// <summary>The registry of data services; a file added or changed counts without a restart.</summary>
public interface IDataServices
{
    /// <summary>All of them, by code.</summary>
    IReadOnlyCollection<DataService> All { get; }

    /// <summary>Files that could not be taken.</summary>
    IReadOnlyCollection<DataServiceFault> Faults { get; }

    /// <summary>One, or null.</summary>
    DataService? Find(string code);
}

/// <summary>A file that could not be taken.</summary>
/// <param name="Path">The file.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record DataServiceFault(string Path, string Message);
