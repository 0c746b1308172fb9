using Workflow.Engine.Activities;

namespace Workflow.Activities.Http;

/// <summary>What designers and validation know of the HTTP activities: Elsa's names and kinds of value.</summary>
internal static class HttpDescriptors
{
    private const string Category = "HTTP";

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/xml", "application/x-www-form-urlencoded", "application/octet-stream",
        "text/plain", "text/html", "text/json", "text/xml",
    ];

    /// <summary>What all that call others give.</summary>
    private static readonly OutputDescriptor[] Answer =
    [
        new("Result", "Object", "应答", "状态码、首部和内容"),
        new("StatusCode", "Int32", "状态码"),
        new("ParsedContent", "Object", "应答内容", "JSON 为对象，其他为文本"),
        new("ResponseHeaders", "ObjectDictionary", "应答首部"),
        new("ResponseContentHeaders", "ObjectDictionary", "内容首部"),
    ];

    public static ActivityDescriptor Endpoint(string typeName) => new(
        typeName,
        1,
        Category,
        "HTTP 端点",
        "等待对指定路径的 HTTP 请求；也可以作为流程的触发器。",
        [
            Text("Path", "路径", "例如 orders/{id}，位于 /workflows 之下"),
            new InputDescriptor(
                "SupportedMethods",
                "String[]",
                "请求方法",
                UiHint: "checklist",
                Options: Choices("GET", "POST", "PUT", "PATCH", "HEAD", "DELETE")),
            Flag("Authorize", "须登录", "不填也须登录；要向所有人开放，请在“调用权限”中写 anonymous"),
            Text("Policy", "调用权限", "anonymous、authenticated，或角色（用逗号分开），例如 clerk,administrator"),
            new InputDescriptor("RequestTimeout", "TimeSpan", "最长等待时间", UiHint: "singleline"),
            new InputDescriptor("RequestSizeLimit", "Int64", "请求大小上限", "字节"),
            new InputDescriptor("FileSizeLimit", "Int64", "单个文件大小上限", "字节"),
            List("AllowedFileExtensions", "允许的扩展名", "例如 .pdf；不填为不限"),
            List("BlockedFileExtensions", "禁止的扩展名", "例如 .exe"),
            List("AllowedMimeTypes", "允许的文件类型", "例如 application/pdf；不填为不限"),
            Expose("ExposeRequestTooLargeOutcome", EndpointViolation.RequestTooLarge),
            Expose("ExposeFileTooLargeOutcome", EndpointViolation.FileTooLarge),
            Expose("ExposeInvalidFileExtensionOutcome", EndpointViolation.InvalidFileExtension),
            Expose("ExposeInvalidFileMimeTypeOutcome", EndpointViolation.InvalidFileMimeType),
        ],
        [
            new OutputDescriptor("Result", "Object", "请求"),
            new OutputDescriptor("ParsedContent", "Object", "请求内容", "JSON 为对象，表单为各字段，其他为文本"),
            new OutputDescriptor("Files", "Object[]", "上传的文件"),
            new OutputDescriptor("RouteData", "ObjectDictionary", "路径参数"),
            new OutputDescriptor("QueryStringData", "ObjectDictionary", "查询参数"),
            new OutputDescriptor("Headers", "ObjectDictionary", "请求首部"),
        ],
        [Outcome.Done, .. EndpointViolation.ByInput.Values],
        [],
        IsTrigger: true,
        PortNames: HttpOutcomes.Names);

    public static ActivityDescriptor Response(string typeName) => new(
        typeName,
        1,
        Category,
        "HTTP 应答",
        "应答调用本流程的 HTTP 请求；提交之后才发出。",
        [
            Text("StatusCode", "状态码", byDefault: "200"),
            new InputDescriptor("Content", "Object", "内容", "文本原样发出，对象写成 JSON", "multiline"),
            ContentType("ContentType"),
            new InputDescriptor("ResponseHeaders", "ObjectDictionary", "首部", "JSON 对象", "json-editor"),
        ],
        [],
        [],
        []);

    public static ActivityDescriptor FileResponse(string typeName) => new(
        typeName,
        1,
        Category,
        "HTTP 文件应答",
        "以文件应答调用本流程的 HTTP 请求；几个文件打成一个压缩包。",
        [
            ContentType("ContentType"),
            Text("Filename", "文件名", "不填则用文件自己的名称"),
            Text("EntityTag", "实体标签"),
            new InputDescriptor("Content", "Object", "文件", "上传或下载的文件、文本，或它们的列表", "multiline"),
            Flag("EnableResumableDownloads", "可续传", "接受但不起作用：文件不大，整个发出"),
            Text("DownloadCorrelationId", "下载编号", "接受但不起作用"),
        ],
        [],
        [],
        []);

    /// <summary>A call whose status codes lead to activities (<c>SendHttpRequest</c>).</summary>
    public static ActivityDescriptor Request(string typeName) => new(
        typeName,
        1,
        Category,
        "HTTP 请求",
        "调用外部系统，按状态码执行不同的活动。",
        [
            .. Call("ContentType", "Content"),
            new InputDescriptor("ExpectedStatusCodes", "Object", "预期的状态码", UiHint: "http-status-codes", IsWrapped: false),
        ],
        Answer,
        [],
        ["unmatchedStatusCode", "failedToConnect", "timeout"],
        PortNames: HttpOutcomes.Names);

    /// <summary>A call whose status codes are outcomes (<c>FlowSendHttpRequest</c>).</summary>
    public static ActivityDescriptor FlowRequest(string typeName) => new(
        typeName,
        1,
        Category,
        "HTTP 请求（流程图）",
        "调用外部系统，每个预期的状态码是一个出口。",
        [.. Call("ContentType", "Content"), Codes],
        Answer,
        HttpOutcomes.Flow,
        [],
        PortNames: HttpOutcomes.Names);

    public static ActivityDescriptor Download(string typeName) => new(
        typeName,
        1,
        Category,
        "下载文件",
        "从外部系统下载一个文件。",
        [.. Call("RequestContentType", "Content"), Codes],
        [
            .. Answer.Where(output => output.Name != "ParsedContent"),
            new OutputDescriptor("Response", "Object", "应答"),
            new OutputDescriptor("ResponseContentStream", "Object", "文件"),
            new OutputDescriptor("ResponseContentBytes", "String", "文件内容", "Base64"),
        ],
        HttpOutcomes.Flow,
        [],
        PortNames: HttpOutcomes.Names);

    private static InputDescriptor Codes =>
        List("ExpectedStatusCodes", "预期的状态码", "例如 200, 404") with { Default = "200" };

    private static IEnumerable<InputDescriptor> Call(string contentType, string content) =>
    [
        Text("Url", "地址", "https://…；只能调用已登记的数据服务和管理员允许的地址"),
        new InputDescriptor(
            "Method",
            "String",
            "请求方法",
            UiHint: "dropdown",
            Default: "GET",
            Options: Choices("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")),
        new InputDescriptor(content, "Object", "内容", "文本或对象", "multiline"),
        ContentType(contentType),
        Text("Authorization", "Authorization 首部", "可写 {secret:名称}，由系统设置代入，不会被记录"),
        Flag("DisableAuthorizationHeaderValidation", "不检查 Authorization 首部"),
        new InputDescriptor("RequestHeaders", "ObjectDictionary", "首部", "JSON 对象", "json-editor"),
    ];

    private static InputDescriptor ContentType(string name) => new(
        name, "String", "内容类型", UiHint: "dropdown", Options: Choices(ContentTypes));

    private static InputDescriptor Text(string name, string displayName, string description = "", string? byDefault = null) =>
        new(name, "String", displayName, description, Default: byDefault);

    private static InputDescriptor List(string name, string displayName, string description) =>
        new(name, "Object", displayName, description, "multitext");

    private static InputDescriptor Flag(string name, string displayName, string description = "") =>
        new(name, "Boolean", displayName, description, "checkbox", Default: "false");

    private static InputDescriptor Expose(string name, string outcome) =>
        Flag(name, $"出口“{outcome}”", "让流程处理，而不是直接拒绝请求") with { IsWrapped = false };

    private static KeyValuePair<string, string>[] Choices(params IEnumerable<string> values) =>
        [.. values.Select(value => KeyValuePair.Create(value, value))];
}

/// <summary>Elsa's outcomes of calls.</summary>
internal static class HttpOutcomes
{
    public const string Unmatched = "Unmatched status code";
    public const string FailedToConnect = "Failed to connect";
    public const string Timeout = "Timeout";

    /// <summary>Names for people, of outcomes and of the ports that hold an activity.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Outcome.Done] = "完成",
        [Unmatched] = "其他状态码",
        ["unmatchedStatusCode"] = "其他状态码",
        [FailedToConnect] = "无法连接",
        ["failedToConnect"] = "无法连接",
        [Timeout] = "超时",
        ["timeout"] = "超时",
        [EndpointViolation.RequestTooLarge] = "请求过大",
        [EndpointViolation.FileTooLarge] = "文件过大",
        [EndpointViolation.InvalidFileExtension] = "扩展名不允许",
        [EndpointViolation.InvalidFileMimeType] = "文件类型不允许",
    };

    public static IReadOnlyList<string> Flow { get; } = [Outcome.Done, "200", Unmatched, FailedToConnect, Timeout];
}
