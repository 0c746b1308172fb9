using JasperFx;
using JasperFx.Events;
using JasperFx.MultiTenancy;
using Marten;
using Weasel.Core;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Triggers;

namespace Workflow.Engine.Storage;

/// <summary>How Marten keeps the house's streams and rows.</summary>
internal static class EngineStore
{
    public const string Schema = "workflow";

    public static StoreOptions Configure(EngineOptions options, IEnumerable<EventName> events, IEnumerable<RowMapping> rows)
    {
        var store = new StoreOptions();
        store.Connection(SessionSettings.ConnectionString(options));
        store.DatabaseSchemaName = Schema;
        store.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
        store.UseSystemTextJsonForSerialization(
            EnumStorage.AsString, Casing.CamelCase, json => EngineJson.Configure(json));
        store.Policies.AllDocumentsAreMultiTenanted();

        // Rows are pure functions of streams: a rebuild must give them byte for byte, so no write time beside them.
        store.Policies.DisableInformationalFields();

        Configure(store.Events, events);
        store.Schema.For<DefinitionVersion>().SingleTenanted().Index(row => row.DefinitionId);
        store.Schema.For<DefinitionContent>().SingleTenanted();
        store.Schema.For<InstanceSnapshot>();
        store.Schema.For<InstanceRow>()
            .Index(row => row.DefinitionId)
            .Index(row => row.CorrelationId!)
            .Metadata(metadata => metadata.TenantId.MapTo(row => row.Tenant));
        store.Schema.For<BookmarkRow>().Index(row => row.InstanceId).Index(row => row.Key);
        store.Schema.For<TriggerRow>().SingleTenanted().Index(row => row.Key).Index(row => row.DefinitionId);
        foreach (var row in rows)
        {
            row.Configure(store);
        }

        return store;
    }

    private static void Configure(Marten.Events.IEventStoreOptions events, IEnumerable<EventName> names)
    {
        events.StreamIdentity = StreamIdentity.AsString;
        events.TenancyStyle = TenancyStyle.Conjoined;

        // Units of work append by themselves (append.sql); Marten reads.
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.TimeProvider = DecisionTime.Provider;
        events.UseExclusiveLockOnConcurrentAppends = true;
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true;
        foreach (var name in names)
        {
            events.MapEventType(name.Type, name.Name);
        }
    }
}
