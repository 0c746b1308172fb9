using System.Text.Json.Nodes;

namespace Workflow.Tests.Ledger;

/// <summary>How a client drives instances. Each command is repeated with its key until it is acknowledged.</summary>
internal interface IStoryCommands
{
    /// <summary>Starts an instance; gives its id.</summary>
    Task<string> StartAsync(string key, string definition, JsonObject input, CancellationToken cancellation);

    /// <summary>Sends an event with the key as its payload to an instance, whether or not it waits already.</summary>
    Task SignalAsync(string key, string instance, string name, CancellationToken cancellation);

    /// <summary>Completes a task with the key as its result.</summary>
    Task ResumeAsync(string key, string instance, string task, CancellationToken cancellation);

    /// <summary>Waits for the task of the story; gives what names it.</summary>
    Task<string> TaskAsync(string instance, CancellationToken cancellation);

    /// <summary>Waits for the end.</summary>
    Task EndAsync(string instance, CancellationToken cancellation);
}
