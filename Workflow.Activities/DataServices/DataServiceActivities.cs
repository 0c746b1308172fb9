using System.Collections.Immutable;
using Workflow.Engine.Activities;

namespace Workflow.Activities.DataServices;

/// <summary>One activity type for each registered service; a service whose file is unchanged keeps its instance.</summary>
internal sealed class DataServiceActivities(IDataServices services) : IActivityProvider
{
    private ImmutableArray<DataServiceActivity> made = [];

    public IReadOnlyCollection<IActivity> Activities
    {
        get
        {
            var now = services.All;
            var before = made;
            if (!before.Select(activity => activity.Service).SequenceEqual(now, ReferenceEqualityComparer.Instance))
            {
                made =
                [
                    .. now.Select(service =>
                        before.FirstOrDefault(activity => ReferenceEquals(activity.Service, service)) ?? new DataServiceActivity(service)),
                ];
            }

            return made;
        }
    }
}
