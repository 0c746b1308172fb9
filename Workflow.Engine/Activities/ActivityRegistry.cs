namespace Workflow.Engine.Activities;

/// <summary>The activity types that are registered and those that providers offer at the moment.</summary>
internal sealed class ActivityRegistry(IEnumerable<IActivity> activities, IEnumerable<IActivityProvider> providers)
    : IActivityRegistry
{
    private readonly ILookup<string, IActivity> registered =
        activities.ToLookup(activity => activity.Descriptor.TypeName, StringComparer.Ordinal);

    private readonly IActivityProvider[] providers = [.. providers];

    public IReadOnlyCollection<IActivity> All =>
        [.. registered.SelectMany(group => group), .. providers.SelectMany(provider => provider.Activities)];

    public IActivity? Find(string typeName, int version = 0)
    {
        var found = registered[typeName];
        if (!registered.Contains(typeName))
        {
            found = providers.SelectMany(provider => provider.Activities)
                .Where(activity => activity.Descriptor.TypeName == typeName);
        }

        return version == 0
            ? found.MaxBy(activity => activity.Descriptor.Version)
            : found.FirstOrDefault(activity => activity.Descriptor.Version == version);
    }
}
