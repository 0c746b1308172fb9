using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.Tickets.Catalogue;

/// <summary>
/// Finds what is like a text among the tenant's entries, those of the province, those that cities have brought there, and
/// the registered data services. Likeness is the share of the text's pairs of characters that a name and its content have
/// (Dice's coefficient for the name, containment for the content): Chinese has no blanks to part words by.
/// </summary>
internal sealed class CatalogueSearch(IDataServices services, IOrganisations organisations)
{
    private const int MostEntries = 10_000;

    public async Task<IReadOnlyList<CatalogueMatch>> FindAsync(IQuerySession rows, string text, CancellationToken cancellation)
    {
        var live = Tenants.Live.ToArray();
        var own = await rows.Query<CatalogueRow>().Take(MostEntries).ToListAsync(cancellation);
        var reaching = await rows.Query<CatalogueRow>()
            .Where(row => row.TenantIsOneOf(live) && row.ReachesProvince)
            .Take(MostEntries).ToListAsync(cancellation);
        var pairs = Pairs(text);
        return
        [
            .. own.Concat(reaching)
                .Select(row => new CatalogueMatch(
                    row.Id, row.Name, row.Owner, organisations.NameOf(row.Owner), row.Service, Percent(pairs, row.Name, row.Content)))
                .Concat(services.All.Select(service => new CatalogueMatch(
                    service.Code, service.Name, null, service.Provider, service.Code, Percent(pairs, service.Name, service.Description))))
                .DistinctBy(match => match.Code)
                .OrderByDescending(match => match.Percent).ThenBy(match => match.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Likeness in percent, 0 to 100.</summary>
    internal static int Percent(IReadOnlySet<string> wanted, string name, string content)
    {
        var (named, held) = (Pairs(name), Pairs(content));
        if (wanted.Count == 0 || named.Count == 0)
        {
            return 0;
        }

        var byName = 2.0 * named.Count(wanted.Contains) / (named.Count + wanted.Count);
        var byContent = (double)wanted.Count(pair => named.Contains(pair) || held.Contains(pair)) / wanted.Count;
        return (int)Math.Round(100 * Math.Max(byName, byContent));
    }

    internal static HashSet<string> Pairs(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}

/// <summary>Something that is like what was looked for.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Owner">数源单位; null where a data service says only its provider's name.</param>
/// <param name="OwnerName">Its name.</param>
/// <param name="Service">The data service that gives it.</param>
/// <param name="Percent">Likeness, 0 to 100.</param>
public sealed record CatalogueMatch(string Code, string Name, string? Owner, string OwnerName, string? Service, int Percent);
