using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine.Activities;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Engine;

/// <summary>How the houses above add what is theirs to the engine.</summary>
public static class EngineRegistration
{
    /// <summary>Names an event for storage. The name is for ever: a changed meaning takes a new one.</summary>
    /// <param name="services">Services.</param>
    /// <param name="name">Versioned name, such as <c>case.submitted.v1</c>.</param>
    public static IServiceCollection AddEvent<TEvent>(this IServiceCollection services, string name)
        where TEvent : class =>
        services.AddSingleton(new EventName(typeof(TEvent), name));

    /// <summary>Adds a read model written with each append to a stream of its kind, and emptied and refilled by a rebuild.</summary>
    public static IServiceCollection AddReadModel<TState, TModel>(this IServiceCollection services)
        where TState : IFoldable<TState>
        where TModel : class, IReadModel<TState> =>
        services
            .AddSingleton<IReadModel<TState>, TModel>()
            .AddSingleton(new FoldedKind(typeof(TState), TState.StreamKind));

    /// <summary>Adds one activity type.</summary>
    public static IServiceCollection AddActivity<TActivity>(this IServiceCollection services)
        where TActivity : class, IActivity =>
        services.AddSingleton<IActivity, TActivity>();

    /// <summary>Lets an activity type start workflows.</summary>
    public static IServiceCollection AddTrigger<TKind>(this IServiceCollection services)
        where TKind : class, ITriggerKind =>
        services.AddSingleton<ITriggerKind, TKind>();

    /// <summary>Adds choices that inputs of activities can offer.</summary>
    public static IServiceCollection AddOptionSource<TSource>(this IServiceCollection services)
        where TSource : class, IOptionSource =>
        services.AddSingleton<IOptionSource, TSource>();

    /// <summary>Adds a watch over bookmarks that are withdrawn.</summary>
    public static IServiceCollection AddBookmarkWatch<TWatch>(this IServiceCollection services)
        where TWatch : class, IBookmarkWatch =>
        services.AddSingleton<IBookmarkWatch, TWatch>();

    /// <summary>Adds a performer of effects.</summary>
    public static IServiceCollection AddEffect<THandler>(this IServiceCollection services)
        where THandler : class, IEffectHandler =>
        services.AddSingleton<IEffectHandler, THandler>();

    /// <summary>Adds a handler of domain commands.</summary>
    public static IServiceCollection AddCommand<THandler>(this IServiceCollection services)
        where THandler : class, ICommandHandler =>
        services.AddSingleton<ICommandHandler, THandler>();
}

/// <summary>An event type and its stored name.</summary>
public sealed record EventName(Type Type, string Name);

/// <summary>A kind of stream and the state it folds to.</summary>
public sealed record FoldedKind(Type StateType, string StreamKind);
