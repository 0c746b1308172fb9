using System.Globalization;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>What is signed: a line for the return and one for each part, in a form that any language can write again.</summary>
internal static class ReturnStatement
{
    public static string Of(string city, DateOnly day, IReadOnlyList<ReturnPart> parts) => string.Join('\n',
    [
        string.Create(CultureInfo.InvariantCulture, $"territorial-return {ReturnId.Of(city, day)} {parts.Count}"),
        .. parts.Select(part => string.Create(
            CultureInfo.InvariantCulture, $"{part.Number} {part.Cases} {part.Bytes} {part.Sha256}")),
    ]);
}
