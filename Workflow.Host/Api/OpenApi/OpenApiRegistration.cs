using Microsoft.OpenApi;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiRegistration
{
    private const string Bearer = "bearer";
    private const string ApiKey = "apiKey";
    private const string Cookie = "cookie";

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description =>
            description.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("health/", StringComparison.Ordinal));
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "一件事协同办理平台接口",
                Version = "v1",
                Description = "One Thing services: cases, tasks and workflow instances. "
                    + "Lists are {items,total}; every error is problem details (RFC 9457).",
            };
            document.Servers = [];
            AddSecuritySchemes(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<OperationDetails>();
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Enumerations.Apply(schema, context);
            return Task.CompletedTask;
        });
    });

    /// <summary>Any of the three ways to say who is calling.</summary>
    public static IList<OpenApiSecurityRequirement> AnyCredential(OpenApiDocument document) =>
    [
        .. new[] { Bearer, ApiKey, Cookie }.Select(scheme => new OpenApiSecurityRequirement
        {
            [new OpenApiSecuritySchemeReference(scheme, document)] = [],
        }),
    ];

    private static void AddSecuritySchemes(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "POST /api/sign-in 返回的令牌",
            },
            [ApiKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "Authorization",
                Description = "系统密钥，写作 Authorization: ApiKey …",
            },
            [Cookie] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Cookie,
                Name = SignInService.Cookie,
                Description = "POST /api/sign-in 设置的会话 Cookie",
            },
        };
    }
}
