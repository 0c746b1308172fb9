namespace Workflow.Engine.Activities;

/// <summary>What a designer shows of an activity type, and what validation checks it against.</summary>
/// <param name="TypeName">Elsa type name.</param>
/// <param name="Version">Type version.</param>
/// <param name="Category">Where the toolbox shows it.</param>
/// <param name="DisplayName">Its name for people.</param>
/// <param name="Description">One sentence.</param>
/// <param name="Inputs">Inputs.</param>
/// <param name="Outputs">Outputs.</param>
/// <param name="Outcomes">Fixed outcomes; empty stands for <c>Done</c> alone.</param>
/// <param name="ChildPorts">JSON properties that hold child activities.</param>
/// <param name="IsContainer">Whether it opens a variable scope.</param>
/// <param name="IsTrigger">Whether it can start workflows.</param>
/// <param name="IsBrowsable">Whether the toolbox offers it.</param>
/// <param name="CustomProperties">What designers want to know beside, such as which workflow stands behind the type.</param>
/// <param name="PortNames">
/// Outcomes and child ports by their names for people. A child port that is not among them holds a list, which the
/// designer draws in a way of its own.
/// </param>
/// <param name="IsStart">Whether nothing leads to it.</param>
/// <param name="IsTerminal">Whether nothing leads on from it.</param>
/// <param name="OptionalOutcomes">
/// Those of the outcomes that may well lead nowhere: without a connection the activity does something else, such as
/// becoming an incident, or there is nothing left to do; null for none.
/// </param>
public sealed record ActivityDescriptor(
    string TypeName,
    int Version,
    string Category,
    string DisplayName,
    string Description,
    IReadOnlyList<InputDescriptor> Inputs,
    IReadOnlyList<OutputDescriptor> Outputs,
    IReadOnlyList<string> Outcomes,
    IReadOnlyList<string> ChildPorts,
    bool IsContainer = false,
    bool IsTrigger = false,
    bool IsBrowsable = true,
    IReadOnlyDictionary<string, string>? CustomProperties = null,
    IReadOnlyDictionary<string, string>? PortNames = null,
    bool IsStart = false,
    bool IsTerminal = false,
    IReadOnlyList<string>? OptionalOutcomes = null);

/// <summary>An input of an activity type.</summary>
/// <param name="Name">Elsa's name, PascalCase; camelCase in JSON.</param>
/// <param name="TypeName">Elsa type name of the value.</param>
/// <param name="DisplayName">Label.</param>
/// <param name="Description">Help.</param>
/// <param name="UiHint">Elsa Studio's editor.</param>
/// <param name="IsWrapped">Whether JSON holds an expression rather than the bare value.</param>
/// <param name="AutoEvaluate">Whether it is evaluated when the activity begins.</param>
/// <param name="Default">Value when the definition gives none.</param>
/// <param name="Options">Choices for a drop-down, value and text.</param>
/// <param name="OptionSource">Name of the <see cref="IOptionSource"/> whose choices come after <paramref name="Options"/>.</param>
/// <param name="Syntax">The language in which a designer begins an expression; null for a plain value.</param>
/// <param name="IsRequired">Whether the activity fails without it, so that a definition without it is not published.</param>
public sealed record InputDescriptor(
    string Name,
    string TypeName,
    string DisplayName,
    string Description = "",
    string UiHint = "singleline",
    bool IsWrapped = true,
    bool AutoEvaluate = true,
    string? Default = null,
    IReadOnlyList<KeyValuePair<string, string>>? Options = null,
    string? OptionSource = null,
    string? Syntax = null,
    bool IsRequired = false);

/// <summary>An output of an activity type.</summary>
public sealed record OutputDescriptor(string Name, string TypeName, string DisplayName, string Description = "");

/// <summary>Finds behaviours by type name. Providers may come and go while the host runs (data services do).</summary>
public interface IActivityRegistry
{
    /// <summary>The behaviour of a type in a version, or null when it is unknown. Version 0 means the newest.</summary>
    IActivity? Find(string typeName, int version = 0);

    /// <summary>The behaviour of a type in a version or, where that one is not known, in the newest.</summary>
    IActivity? FindOrNewest(string typeName, int version) => Find(typeName, version) ?? Find(typeName);

    /// <summary>Every type.</summary>
    IReadOnlyCollection<IActivity> All { get; }
}

/// <summary>A source of activity types.</summary>
public interface IActivityProvider
{
    /// <summary>Its types as they are now.</summary>
    IReadOnlyCollection<IActivity> Activities { get; }
}
