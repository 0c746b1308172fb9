using System.Globalization;
using System.Net;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Http;

/// <summary>Answers the request that moved the workflow. Where nobody waits for an answer it is recorded all the same.</summary>
internal sealed class WriteHttpResponse : IActivity
{
    public const string TypeName = "Elsa.WriteHttpResponse";

    /// <summary>Most characters of an answer: it stays in the history.</summary>
    private const int Longest = 1 << 20;

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.Response(TypeName);

    public void Execute(IActivityContext context)
    {
        if (Status(context.Input<string>("StatusCode")) is not { } status)
        {
            context.Fault("http.status", "状态码须为 200 到 599 之间的数字。");
            return;
        }

        var content = context.Input("Content");
        var isEmpty = content.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
        if (!isEmpty && content.GetRawText().Length > Longest)
        {
            context.Fault("http.too-large", "应答内容超过 1 MB，请改为分页或提供下载地址。");
            return;
        }

        var headers = context.Input("ResponseHeaders");
        var reply = new HttpReply
        {
            Status = status,
            ContentType = context.Input<string>("ContentType") is { Length: > 0 } type ? type : null,
            Headers = headers.ValueKind == JsonValueKind.Object ? headers : null,
            Content = isEmpty ? null : content,
        };
        context.Record(new ReplyGiven(context.ExecutionId, HttpReply.Kind, reply.ToJson()));
        context.Complete();
    }

    // Elsa writes the number or its name: 404, "NotFound".
    private static int? Status(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number is >= 200 and <= 599 ? number : null
            : Enum.TryParse<HttpStatusCode>(text, ignoreCase: true, out var named) ? (int)named : null;
}
