using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Drafts;

/// <summary>Registers drafts (未提交的申请).</summary>
public static class DraftsRegistration
{
    /// <summary>Adds drafts; needs scenarios and the engine.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton(new RowMapping(store => store.Schema.For<DraftRow>()
            .Duplicate(row => row.Writer)
            .Duplicate(row => row.KeptUntil)))
        .AddSingleton<DraftKeeping>()
        .AddSingleton<IExpiringRows, ExpiredDrafts>()
        .AddTransient<IRequestHandler<GetDraft, Draft?>, GetDraftHandler>()
        .AddTransient<IRequestHandler<ListDrafts, IReadOnlyList<DraftSummary>>, ListDraftsHandler>()
        .AddTransient<IRequestHandler<SaveDraft, DraftSummary>, SaveDraftHandler>()
        .AddTransient<IRequestHandler<DiscardDraft, Unit>, DiscardDraftHandler>()
        .AddTransient<IRequestHandler<DraftFiled, Unit>, DraftFiledHandler>();
}
