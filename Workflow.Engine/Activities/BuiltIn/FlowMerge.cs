namespace Workflow.Engine.Activities;

/// <summary>
/// When an activity with several connections to it begins in token mode: Elsa's <c>MergeMode</c>, an activity's custom
/// property <c>mergeMode</c>.
/// </summary>
internal enum FlowMerge
{
    /// <summary>Nothing said: as <see cref="Stream"/>.</summary>
    None,

    /// <summary>When a token comes and nothing right before it has yet to run.</summary>
    Stream,

    /// <summary>When every forward connection holds a token.</summary>
    Merge,

    /// <summary>When every connection, also one that leads back, holds a token.</summary>
    Converge,

    /// <summary>When a token comes, unless it is about to run or running.</summary>
    Cascade,

    /// <summary>When the first token comes; the branches that would bring others are cancelled.</summary>
    Race,
}
