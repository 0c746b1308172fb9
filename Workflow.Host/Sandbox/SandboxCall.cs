using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox;

/// <summary>A call as a service of the sandbox sees it.</summary>
/// <param name="Key">Idempotency key.</param>
/// <param name="Request">Request body.</param>
/// <param name="Today">Date in Shanghai.</param>
/// <param name="Register">What has been given out, in the call's own transaction.</param>
internal sealed record SandboxCall(string Key, JsonObject Request, DateOnly Today, ISandboxRegister Register)
{
    /// <summary>Today as services write it.</summary>
    internal string TodayText => Text(Today);

    /// <summary>A date as services write it.</summary>
    internal static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A text of the request; empty when it was not sent.</summary>
    internal string Of(string name) => Request[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;

    /// <summary>The family one of whose parents has the number sent.</summary>
    internal ExampleFamily? FamilyOf(string name) =>
        ResidentId.TryParse(Of(name), out var id) ? ExampleFamilies.OfParent(id) : null;

    /// <summary>The parent whose number was sent.</summary>
    internal ExamplePerson? ParentOf(string name) => FamilyOf(name) switch
    {
        { } family when family.Mother.Id.Number.Equals(Of(name), StringComparison.OrdinalIgnoreCase) => family.Mother,
        { } family => family.Father,
        null => null,
    };

    /// <summary>The person whose number was sent, of any generation.</summary>
    internal ExamplePerson? PersonOf(string name) => ResidentId.TryParse(Of(name), out var id) ? ExamplePeople.Find(id) : null;

    /// <summary>The fund account of the person whose number was sent.</summary>
    internal ExampleFund? FundOf(string name) => ResidentId.TryParse(Of(name), out var id) ? ExampleFunds.OfHolder(id) : null;

    /// <summary>Whether the number sent belongs to a parent or to a child registered here.</summary>
    internal async Task<bool> IsResidentAsync(string name, CancellationToken cancellation) =>
        PersonOf(name) is not null
        || (ResidentId.TryParse(Of(name), out var id) && await Register.IsKnownAsync(ISandboxRegister.Resident, id.Number, cancellation));
}

/// <summary>What the sandbox has given out and moved; whom it concerns is kept as a keyed hash.</summary>
internal interface ISandboxRegister
{
    /// <summary>Resident identity numbers of children.</summary>
    internal const string Resident = "resident";

    /// <summary>Birth certificates.</summary>
    internal const string Certificate = "certificate";

    /// <summary>Gives a number out; false when it was given out before.</summary>
    Task<bool> ClaimAsync(string kind, string number, CancellationToken cancellation);

    /// <summary>Whether it was given out.</summary>
    Task<bool> IsKnownAsync(string kind, string number, CancellationToken cancellation);

    /// <summary>Books an amount on an account, out when it is negative.</summary>
    /// <param name="account">Account number.</param>
    /// <param name="reference">Number of the booking, of which there is one.</param>
    /// <param name="amount">Yuan.</param>
    /// <param name="on">Day in Shanghai.</param>
    /// <param name="cancellation">Cancels.</param>
    Task BookAsync(string account, string reference, decimal amount, DateOnly on, CancellationToken cancellation);

    /// <summary>What was booked on an account, and the day of the last amount that went out and was not put back.</summary>
    Task<(decimal Sum, DateOnly? LastOut)> BookedAsync(string account, CancellationToken cancellation);

    /// <summary>What a booking was; null when there is none.</summary>
    Task<decimal?> FindBookingAsync(string account, string reference, CancellationToken cancellation);

    /// <summary>Has a payment confirmed to the house, after the commit, again and again until it has taken it.</summary>
    /// <param name="payment">Payment number.</param>
    /// <param name="caseNumber">The case it was ordered for.</param>
    /// <param name="failure">Why it failed; null when it was paid.</param>
    /// <param name="cancellation">Cancels.</param>
    Task ConfirmLaterAsync(string payment, string caseNumber, string? failure, CancellationToken cancellation);

    /// <summary>A number that follows from the call's key and a purpose, from 0 up to but not including the limit.</summary>
    long Number(string purpose, long limit);
}
