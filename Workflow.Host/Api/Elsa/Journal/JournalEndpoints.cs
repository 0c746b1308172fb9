using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>An instance's journal, oldest first.</summary>
internal static class JournalEndpoints
{
    private static readonly string[] Telling = [JournalEvents.Started, JournalEvents.Completed, JournalEvents.Faulted];

    /// <summary>Maps the endpoints.</summary>
    public static void MapJournal(this IEndpointRouteBuilder elsa)
    {
        var journal = elsa.MapGroup("/workflow-instances/{id}/journal")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances);
        journal.MapGet("/", ListAsync);
        journal.MapPost("/", ListAsync);
        journal.MapGet("/has-updates", HasUpdatesAsync);
        journal.MapGet("/{activityId}", LastAsync);
    }

    private static async Task<IResult> ListAsync(string id, HttpContext http, [FromServices] IJournals journals)
    {
        var (filter, page) = JournalFilter.Of(await ElsaFields.OfAsync(http));
        var story = await journals.StoryAsync(http, id);
        var entries = story.Journal.Entries.Where(entry => filter.Includes(story, entry)).ToList();
        var shown = page.Of(entries).Select(entry => JournalDocument.Of(story, entry));
        return ElsaJson.Answer(new ElsaPage<JournalDocument>([.. shown], entries.Count));
    }

    /// <summary>The last start, completion or fault of an activity.</summary>
    private static async Task<IResult> LastAsync(
        string id,
        string activityId,
        HttpContext http,
        [FromServices] IJournals journals)
    {
        var story = await journals.StoryAsync(http, id);
        var last = story.Journal.Entries.LastOrDefault(entry =>
            Telling.Contains(entry.Event)
            && Named.Of(story, story.Journal.ById[entry.ExecutionId]).ActivityId == activityId);
        return last is null
            ? throw new RefusalException(RefusalKind.NotFound, "journal.no-entry", "该活动在本实例中还没有执行过。")
            : ElsaJson.Answer(JournalDocument.Of(story, last));
    }

    private static async Task<IResult> HasUpdatesAsync(string id, HttpContext http, [FromServices] IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var isMoment = DateTimeOffset.TryParse(
            fields.Required("updatesSince"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since);
        if (!isMoment)
        {
            fields.Wrong("updatesSince", "updatesSince 须为 ISO 8601 时间。");
        }

        fields.ThrowIfWrong();
        var story = await journals.StoryAsync(http, id);
        return ElsaJson.Answer(story.Journal.Entries.LastOrDefault() is { } last && last.At >= since);
    }
}
