using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Workflow.Activities.Callers;
using Workflow.Activities.Examples;
using Workflow.Activities.Organisations;

namespace Workflow.Host.Identity;

/// <summary>
/// Two citizens, a clerk for each organisation, colleagues where tasks move among clerks, the province's office, and everybody of the example families:
/// <c>mother-7</c>, <c>father-7</c> and <c>elder-7</c> are the family of seed 7; <c>legal-7</c> is the mother as the legal representative of the family's company,
/// <c>agent-7</c> the grandfather, who works for it.
/// </summary>
internal sealed class DemoAccounts
{
    private const string DemoCity = "320100";

    /// <summary>Organisations of the demo city with more than one clerk, and how many they have.</summary>
    private static readonly Dictionary<string, int> Staffed = new(StringComparer.Ordinal) { ["320100-wjw"] = 3, ["320100-gaj"] = 2 };

    private readonly Dictionary<string, DemoAccount> byUser;
    private readonly DemoOptions options;

    /// <param name="organisations">Each gets a clerk.</param>
    /// <param name="options">Gives the passwords.</param>
    public DemoAccounts(IOrganisations organisations, DemoOptions options)
    {
        this.options = options;
        var office = organisations.All.FirstOrDefault(found => found is { Tenant: Tenants.Province, Role: "data" })?.Code;
        All =
        [
            Citizen("citizen1", ExampleFamilies.Make(1).Mother),
            Citizen("citizen2", ExampleFamilies.Make(2).Mother),
            OfFamily("legal-1")!,
            OfFamily("agent-1")!,
            .. Clerks(organisations.All, options),
            Office("analyst", Roles.Analyst),
            Office("coordinator", Roles.Coordinator),
            Office("auditor", Roles.Auditor),
            Office("administrator", Roles.Administrator),
        ];
        byUser = All.ToDictionary(account => account.User, StringComparer.Ordinal);

        DemoAccount Office(string user, string role) =>
            new(user, options.PasswordOf(user), [role], office ?? string.Empty, Tenants.Province, Tenants.Province);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<DemoAccount> All { get; }

    /// <summary>By user name, or null.</summary>
    public DemoAccount? Find(string user) => byUser.GetValueOrDefault(user) ?? OfFamily(user);

    /// <summary>The account that user and password open, or null; an unknown user costs the same time.</summary>
    public DemoAccount? Open(string user, string password)
    {
        var account = Find(user);
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes(account?.Password ?? string.Empty));
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(password));
        return CryptographicOperations.FixedTimeEquals(expected, given) ? account : null;
    }

    private DemoAccount? OfFamily(string user)
    {
        var dash = user.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0 || !int.TryParse(user.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return null;
        }

        var family = ExampleFamilies.Make(seed);
        var person = user[..dash] switch
        {
            "mother" => family.Mother,
            "father" => family.Father,
            "elder" or "agent" => ExampleElders.Of(family),
            "legal" => family.Mother,
            _ => null,
        };
        return person is null ? null
            : user.StartsWith("legal-", StringComparison.Ordinal) ? Citizen(user, person) with { Company = CompanyOf(family) }
            : Citizen(user, person);
    }

    private static RepresentedCompany CompanyOf(ExampleFamily family)
    {
        var company = ExampleCompany.Of(family);
        return new RepresentedCompany(company.Code, company.Name);
    }

    private DemoAccount Citizen(string user, ExamplePerson? person) =>
        new(user, options.PasswordOf(user), [Roles.Citizen], string.Empty, string.Empty, DemoCity) 
        {
            Holder = person is null ? null : new AccountHolder(person.Name, person.Id.Number),
        };

    private static IEnumerable<DemoAccount> Clerks(IReadOnlyCollection<Organisation> organisations, DemoOptions options)
    {
        foreach (var sameShort in organisations.GroupBy(organisation => Short(organisation.Code)))
        {
            foreach (var organisation in sameShort)
            {
                // Several divisions may have a "sjj": the demo city's keeps the short name, the others take their whole code.
                var isShort = sameShort.Count() == 1 || organisation.Division == DemoCity;
                var user = $"clerk-{(isShort ? sameShort.Key : organisation.Code)}";
                foreach (var account in Enumerable.Range(1, Staffed.GetValueOrDefault(organisation.Code, 1))
                    .Select(number => number == 1 ? user : $"{user}-{number}"))
                {
                    yield return new DemoAccount(
                        account,
                        options.PasswordOf(account),
                        [Roles.Clerk],
                        organisation.Code,
                        organisation.Division,
                        organisation.Tenant);
                }
            }
        }
    }

    private static string Short(string code) => code[(code.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
