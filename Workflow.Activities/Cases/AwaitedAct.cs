using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Cases;

/// <summary>
/// An activity that asks people outside the office for something and waits for what they say. Nobody real is asked for a trial,
/// which goes on as if all were well.
/// </summary>
/// <param name="descriptor">Its descriptor.</param>
/// <param name="command">Kind of the command that asks.</param>
/// <param name="bookmark">Kind of the bookmark it waits on; its key is the id of what is asked.</param>
/// <param name="idArgument">Under which name the command gets that id.</param>
/// <param name="wellPort">The way on when all is well.</param>
/// <param name="wordsOutput">The output that takes what somebody wrote.</param>
internal abstract class AwaitedAct(
    ActivityDescriptor descriptor, string command, string bookmark, string idArgument, string wellPort, string wordsOutput)
    : CommandActivity(descriptor, command)
{
    public override void Execute(IActivityContext context)
    {
        if (context.Instance.IsTrial)
        {
            context.Complete(wellPort);
            return;
        }

        var id = context.NewId();
        Issue(context, context.CreateBookmark(bookmark, id), new JsonObject { [idArgument] = id });
    }

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark { Input: { } input })
        {
            context.SetOutput(wordsOutput, input.GetProperty("words"));
            context.Complete(PortOf(input));
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    /// <summary>The stimulus that ends the wait.</summary>
    protected static ResumeBookmark Said(string bookmarkId, string port, Remark? words) => new(
        bookmarkId,
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["port"] = port,
            ["words"] = JsonSerializer.SerializeToNode(words?.Sealed, EngineJson.Options),
        }));

    // Asked for, it waits; any other answer is the way on.
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) is var port && port != Done)
        {
            context.Complete(port);
        }
    }
}
