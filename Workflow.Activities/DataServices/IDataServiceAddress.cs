namespace Workflow.Activities.DataServices;

/// <summary>What <c>{base}</c> stands for in address templates; asked at each call, since a sandbox knows its port only once it runs.</summary>
public interface IDataServiceAddress
{
    /// <summary>The base address, or null while there is none.</summary>
    /// <param name="isTrial">Trials call the sandbox only.</param>
    Uri? Base(bool isTrial);
}
