namespace Workflow.Engine.Activities;

/// <summary>Choices of a drop-down that may change while the host runs, such as the forms in a folder.</summary>
public interface IOptionSource
{
    /// <summary>The name by which an <see cref="InputDescriptor"/> asks for it.</summary>
    string Name { get; }

    /// <summary>The choices as they are now, value and text.</summary>
    IReadOnlyList<KeyValuePair<string, string>> Options { get; }
}
