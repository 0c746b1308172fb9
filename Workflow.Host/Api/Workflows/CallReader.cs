using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Workflow.Activities.Common;
using Workflow.Activities.Http;
using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api.Workflows;

/// <summary>Reads a request for a workflow: checks it by the endpoint's rules before the workflow hears of it.</summary>
internal static class CallReader
{
    /// <summary>Credentials are for us alone; they are neither recorded nor shown to workflows.</summary>
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "Cookie", "Proxy-Authorization", "X-Api-Key",
    };

    /// <summary>The request as the workflow gets it.</summary>
    /// <exception cref="ProblemException">It breaks a rule that the workflow does not want to hear of.</exception>
    public static async Task<HttpCall> ReadAsync(HttpContext http, EndpointRequest asked, FoundEndpoint endpoint, HttpSettings settings)
    {
        var request = http.Request;
        var blank = new HttpCall
        {
            Method = request.Method,
            Path = asked.Path,
            RouteData = endpoint.RouteData,
            Query = Fields(request.Query.Select(pair => (pair.Key, pair.Value))),
            Headers = Fields(request.Headers.Where(header => !Secret.Contains(header.Key)).Select(pair => (pair.Key, pair.Value))),
        };
        var limit = Math.Min(endpoint.Rules.RequestSizeLimit ?? settings.LargestRequest, settings.LargestRequest);
        if (request.ContentLength > limit)
        {
            return Broken(blank, endpoint.Rules, EndpointViolation.RequestTooLarge);
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        try
        {
            return request.HasFormContentType
                ? await FormAsync(blank, request, endpoint.Rules)
                : await BodyAsync(blank, request);
        }
        catch (BadHttpRequestException bad) when (bad.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Broken(blank, endpoint.Rules, EndpointViolation.RequestTooLarge);
        }
        catch (InvalidDataException)
        {
            throw new RefusalException(RefusalKind.Invalid, "body.malformed", "表单内容不完整或格式不对，请检查后重新提交。");
        }
    }

    private static async Task<HttpCall> BodyAsync(HttpCall call, HttpRequest request)
    {
        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, request.HttpContext.RequestAborted);
        var bytes = buffer.ToArray();
        if (bytes.Length == 0)
        {
            return call;
        }

        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var content = HttpContents.IsJson(type?.MediaType.Value)
            ? HttpContents.Json(bytes) ?? throw new RefusalException(
                RefusalKind.Invalid, "body.malformed", "请求内容不是合法的 JSON，或含有无法保存的内容，请检查后重新提交。")
            : HttpContents.Read(type?.MediaType.Value, type?.Charset.Value, bytes);
        return call with { Content = content };
    }

    private static async Task<HttpCall> FormAsync(HttpCall call, HttpRequest request, EndpointRules rules)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        if (FileCheck.Find(form.Files, rules) is { } violation)
        {
            return Broken(call, rules, violation);
        }

        var files = new List<HttpFile>();
        foreach (var file in form.Files)
        {
            using var buffer = new MemoryStream();
            await file.CopyToAsync(buffer, request.HttpContext.RequestAborted);
            files.Add(new HttpFile(
                Path.GetFileName(file.FileName), file.ContentType, buffer.Length, Convert.ToBase64String(buffer.ToArray())));
        }

        return call with { Content = Fields(form.Select(pair => (pair.Key, pair.Value))), Files = files };
    }

    private static HttpCall Broken(HttpCall call, EndpointRules rules, string violation) =>
        rules.ExposedViolations.Contains(violation)
            ? call with { Violation = violation }
            : throw (violation is EndpointViolation.RequestTooLarge or EndpointViolation.FileTooLarge
                ? new ProblemException(413, "too-large", "提交的内容或文件超过了允许的大小，请减小后重新提交。")
                : new ProblemException(415, "file-not-allowed", "不接受这种文件，请换成允许的格式后重新提交。"));

    private static JsonElement Fields(IEnumerable<(string Name, StringValues Values)> fields) => HttpContents.Fields(
        fields.Select(field => KeyValuePair.Create(field.Name, field.Values.Select(value => value ?? string.Empty))));
}
