using System.Net;
using System.Text.RegularExpressions;

namespace Workflow.Tests.ProjectFiling;

/// <summary>The form of a page, filled in and sent as a browser without script would.</summary>
internal static partial class PageForm
{
    /// <summary>The page that comes back, or the address that it leads on to.</summary>
    public static async Task<string> SendAsync(HttpClient client, string page, params IReadOnlyList<(string Name, string Value)> typed)
    {
        using var shown = await client.GetAsync(page);
        var html = await shown.Content.ReadAsStringAsync();
        var fields = Hidden().Matches(html[html.IndexOf("<main", StringComparison.Ordinal)..])
            .Select(match => (Name: match.Groups[1].Value, Value: WebUtility.HtmlDecode(match.Groups[2].Value)))
            .Concat(typed)
            .Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = content };
        request.Headers.Add("Cookie", string.Join("; ", shown.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        using var answer = await client.SendAsync(request);
        return answer.Headers.Location?.ToString() ?? WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
