using System.Text.Json;

namespace Workflow.Engine.Privacy;

/// <summary>Keeps one key per person under the master key.</summary>
public interface IVault
{
    /// <summary>
    /// The pseudonym of a person: a keyed hash of a stable identifier such as the identity number,
    /// so that the same person has the same key in every case and nobody can look the number up in a table.
    /// </summary>
    string SubjectOf(string identifier);

    /// <summary>A keyed hash by which a personal value can be looked for without storing it.</summary>
    string LookupHash(string value);

    /// <summary>
    /// A key of the installation for one purpose (256 bits), the same on every node. What is sealed or signed with it stands and
    /// falls with the master key.
    /// </summary>
    byte[] KeyFor(string purpose);

    /// <summary>The keys of these persons, made where they are missing (committed at once, an unused key harms nobody).</summary>
    Task<KeyRing> KeysOfAsync(string tenant, IReadOnlyCollection<string> subjects, CancellationToken cancellation);

    /// <summary>The keys with these ids; erased ones are absent, and their values open as null.</summary>
    Task<KeyRing> OpenAsync(string tenant, IReadOnlyCollection<string> keyIds, CancellationToken cancellation);

    /// <summary>Every key that a tree's sealed values need.</summary>
    Task<KeyRing> OpenAsync(string tenant, JsonElement tree, CancellationToken cancellation);

    /// <summary>Erases a person: the key is destroyed, and with it every value under it.</summary>
    Task EraseAsync(string tenant, string subject, CancellationToken cancellation);
}
