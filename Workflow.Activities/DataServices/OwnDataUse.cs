namespace Workflow.Activities.DataServices;

/// <summary>Lines of the ledger for uses that call no data service: somebody looked, or something was handed on.</summary>
internal static class OwnDataUse
{
    private const int Done = 200;

    /// <summary>The line, without the case it was about, where it was about one.</summary>
    /// <param name="id">Id of the line; the same use has the same.</param>
    /// <param name="key">What it came of.</param>
    /// <param name="service">What stands in the place of a data service.</param>
    /// <param name="name">Its name, for people.</param>
    /// <param name="activity">The slice that used.</param>
    /// <param name="provider">Role of the organisation that keeps the data.</param>
    /// <param name="onBehalfOf">For whom.</param>
    /// <param name="authorisation">What allowed it: an application or a consent.</param>
    /// <param name="subject">Pseudonym of the person.</param>
    /// <param name="shown">Pointers of what was seen.</param>
    /// <param name="at">When.</param>
    public static DataCall Of(
        string id,
        string key,
        string service,
        string name,
        string activity,
        string provider,
        string onBehalfOf,
        string authorisation,
        string subject,
        IReadOnlyList<string> shown,
        DateTimeOffset at) => new()
        {
            Id = id,
            Key = key,
            Attempt = 1,
            Service = service,
            Name = name,
            Provider = provider,
            At = at,
            Milliseconds = 0,
            Requests = 0,
            Activity = activity,
            OnBehalfOf = onBehalfOf,
            Authorisation = authorisation,
            Subjects = [subject],
            Sent = [],
            Returned = shown,
            Outcome = "answered",
            Status = Done,
        };
}
