using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.OpenApi;

/// <summary>Adds to each operation what its metadata says: headers, query parameters, credentials.</summary>
internal sealed class OperationDetails : IOpenApiOperationTransformer
{
    /// <inheritdoc/>
    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(Query(parameter));
        }

        if (metadata.OfType<IdempotencyMetadata>().FirstOrDefault() is { } idempotency)
        {
            operation.Parameters.Add(Header(
                IdempotencyMetadata.Header, "本次提交的唯一键，重试时不变；答复相同", idempotency.IsRequired));
        }

        if (metadata.OfType<VersionedMetadata>().Any())
        {
            operation.Parameters.Add(Header("If-Match", "读取时返回的 ETag；已被更改时拒绝", false));
        }

        if (!metadata.OfType<IAllowAnonymous>().Any() && context.Document is { } document)
        {
            operation.Security = OpenApiRegistration.AnyCredential(document);
        }

        return Task.CompletedTask;
    }

    private static OpenApiParameter Query(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Description,
        Schema = new OpenApiSchema
        {
            Type = parameter.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
            Enum = parameter.Words?.Select(word => (JsonNode)word).ToList() ?? [],
        },
    };

    private static OpenApiParameter Header(string name, string description, bool required) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
