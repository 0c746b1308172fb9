using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Http;

/// <summary>Answers the request that moved the workflow with a file, or with several in one archive.</summary>
internal sealed class WriteFileHttpResponse : IActivity
{
    public const string TypeName = "Elsa.WriteFileHttpResponse";
    private const int NoContent = 204;
    private const int Ok = 200;
    private const long Largest = 1 << 20;

    public ActivityDescriptor Descriptor { get; } = HttpDescriptors.FileResponse(TypeName);

    public void Execute(IActivityContext context)
    {
        var files = FileContents.Of(context.Input("Content"));
        var file = files switch { [] => null, [var only] => only, _ => FileContents.Zip(files, context.Now) };
        if (file?.Length > Largest)
        {
            context.Fault("http.too-large", "文件超过 1 MB，不能经流程发出，请改为提供下载地址。");
            return;
        }

        var tag = context.Input<string>("EntityTag");
        var reply = file is null
            ? new HttpReply { Status = NoContent }
            : new HttpReply
            {
                Status = Ok,
                ContentType = context.Input<string>("ContentType") is { Length: > 0 } type ? type : file.ContentType,
                File = file.Content,
                FileName = context.Input<string>("Filename") is { Length: > 0 } name ? name : file.FileName,
                Headers = string.IsNullOrEmpty(tag) ? null : JsonSerializer.SerializeToElement(new { ETag = tag }),
            };
        context.Record(new ReplyGiven(context.ExecutionId, HttpReply.Kind, reply.ToJson()));
        context.Complete();
    }
}
