using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Common;

/// <summary>
/// An activity that runs one domain command with its own inputs as arguments, and completes by the port the answer names.
/// </summary>
/// <param name="descriptor">Its descriptor; every input becomes an argument of the same name in camelCase.</param>
/// <param name="command">Kind of the command.</param>
internal abstract class CommandActivity(ActivityDescriptor descriptor, string command) : IActivity
{
    /// <summary>The way on when all is well.</summary>
    public const string Done = Outcome.Done;

    /// <summary>The way on when the case or the item has ended meanwhile; a branch may simply end there.</summary>
    public const string Terminated = "Terminated";

    public ActivityDescriptor Descriptor => descriptor;

    public virtual void Execute(IActivityContext context) => Issue(context, null);

    public virtual void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByCommand answered)
        {
            Answered(context, answered.Answer);
        }
    }

    /// <summary>The answer of a command that goes on by a port.</summary>
    public static JsonElement Answer(string port) => JsonSerializer.SerializeToElement(new { port });

    protected virtual void Answered(IActivityContext context, JsonElement answer) => context.Complete(PortOf(answer));

    protected static string PortOf(JsonElement answer) => answer.GetProperty("port").GetString()!;

    /// <summary>Issues the command.</summary>
    /// <param name="context">Context.</param>
    /// <param name="bookmark">What a later event will resume.</param>
    /// <param name="more">Arguments that the inputs do not hold.</param>
    protected void Issue(IActivityContext context, Bookmark? bookmark, JsonObject? more = null)
    {
        var arguments = more ?? [];
        foreach (var input in descriptor.Inputs)
        {
            var value = context.Input(input.Name);
            if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            {
                arguments[JsonNamingPolicy.CamelCase.ConvertName(input.Name)] = JsonNode.Parse(value.GetRawText());
            }
        }

        arguments.TryAdd("caseNumber", context.Instance.CorrelationId);
        context.Issue(command, JsonSerializer.SerializeToElement(arguments), bookmark);
    }
}
