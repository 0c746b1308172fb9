using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Host.Api.Elsa.Instances;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>
/// All activity types as Elsa Studio reads them, again after every save; so they are written once for as long as neither
/// the types nor their choices change.
/// </summary>
internal sealed class DescriptorCatalogue(
    IActivityRegistry registry,
    IDefinitionLibrary library,
    IEnumerable<IOptionSource> sources)
{
    private Snapshot? last;

    /// <summary>The types now.</summary>
    public async ValueTask<Snapshot> CurrentAsync(CancellationToken cancellation)
    {
        await library.FreshenActivitiesAsync(cancellation);
        var activities = registry.All;
        var options = new OptionLists(sources);
        if (last is { } known && known.IsOf(activities, options))
        {
            return known;
        }

        return last = new Snapshot(activities, options);
    }

    /// <summary>The types at one moment.</summary>
    internal sealed class Snapshot
    {
        private readonly IReadOnlyCollection<IActivity> activities;
        private readonly OptionLists options;

        public Snapshot(IReadOnlyCollection<IActivity> activities, OptionLists options)
        {
            (this.activities, this.options) = (activities, options);
            // Studio keeps them by type and version, and stops at a second of the same.
            Items =
            [
                .. activities.Select(activity => activity.Descriptor)
                    .Append(Placeholder.Descriptor)
                    .DistinctBy(descriptor => (descriptor.TypeName, descriptor.Version))
                    .Select(descriptor => ActivityDocument.Of(descriptor, options)),
            ];
            Json = JsonSerializer.SerializeToUtf8Bytes(new ElsaList<ActivityDocument>(Items), ElsaJson.Options);
            Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Json))[..32]}\"";
        }

        /// <summary>The types.</summary>
        public IReadOnlyList<ActivityDocument> Items { get; }

        /// <summary>All of them as JSON.</summary>
        public byte[] Json { get; }

        /// <summary>Entity tag of that.</summary>
        public string Tag { get; }

        /// <summary>A type, in the newest version unless one is given; null when there is none.</summary>
        public ActivityDocument? Find(string typeName, int? version) => Items
            .Where(item => item.TypeName == typeName && (version is null || item.Version == version))
            .MaxBy(item => item.Version);

        /// <summary>Whether it was made of the same.</summary>
        public bool IsOf(IReadOnlyCollection<IActivity> others, OptionLists choices) =>
            activities.SequenceEqual(others, ReferenceEqualityComparer.Instance) && options.IsLike(choices);
    }

    /// <summary>What stands for activities of unknown types while a definition is edited; never runs.</summary>
    private static class Placeholder
    {
        public static ActivityDescriptor Descriptor { get; } = new(
            "Elsa.NotFoundActivity",
            1,
            "系统",
            "缺失的活动",
            "本系统没有这个类型的活动。它的内容会原样保存，但包含它的流程不能发布。",
            [],
            [],
            [],
            [],
            IsBrowsable: false);
    }
}
