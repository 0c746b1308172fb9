using System.Text.Json;

namespace Workflow.Engine.Storage;

/// <summary>Numbers that every reader reads alike: within the exact integers of a double, and not endlessly long.</summary>
public static class StorableNumber
{
    /// <summary>Largest absolute value.</summary>
    public const long Largest = 9007199254740991;

    private const int Longest = 32;

    /// <summary>Whether a number can be stored.</summary>
    public static bool Is(JsonElement number) =>
        number.GetRawText().Length <= Longest
        && number.TryGetDouble(out var value)
        && Math.Abs(value) <= Largest;
}
