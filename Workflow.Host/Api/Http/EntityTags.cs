using System.Globalization;
using Workflow.Activities.Common;

namespace Workflow.Host.Api.Http;

/// <summary>Versions, and hashes of files, as entity tags.</summary>
internal static class EntityTags
{
    /// <summary>Tells the version of what is answered.</summary>
    public static void SetVersion(this HttpResponse response, long version) =>
        response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>Tells the hash of what is answered, where that is a file.</summary>
    public static void SetHash(this HttpResponse response, string hash) => response.Headers.ETag = $"\"{hash}\"";

    /// <summary>The hash of the file the caller saw, from <c>If-Match</c>; empty when none is given.</summary>
    public static string ExpectedHash(this HttpRequest request) => request.Headers.IfMatch.ToString().Trim().Trim('"');

    /// <summary>The version the caller saw, from <c>If-Match</c>; null when it does not matter.</summary>
    public static long? ExpectedVersion(this HttpRequest request)
    {
        var given = request.Headers.IfMatch.ToString().Trim();
        if (given is "" or "*")
        {
            return null;
        }

        var bare = (given.StartsWith("W/", StringComparison.Ordinal) ? given[2..] : given).Trim('"');
        return long.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new RefusalException(
                RefusalKind.Invalid,
                "if-match.invalid",
                "If-Match 请求头应为读取时返回的 ETag，例如 \"5\"。",
                [new FieldError("If-Match", "请填写读取时返回的 ETag。")]);
    }
}
