using System.Globalization;
using Workflow.Activities.Examples;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>Finds whose paper has a number: its last eight digits are the seed of a family.</summary>
internal static class FundPapers
{
    private const int SeedDigits = 8;

    public static ExampleFund? OwnerOf(string number, Func<ExampleFund, string> numberOf) =>
        number.Length > SeedDigits
        && int.TryParse(number[^SeedDigits..], NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
        && ExampleFunds.Of(ExampleFamilies.Make(seed)) is { } fund
        && numberOf(fund) == number
            ? fund
            : null;
}
