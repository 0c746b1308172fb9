using System.Text.Json.Serialization;

namespace Workflow.Engine.Privacy;

/// <summary>
/// A personal value (个人信息) as it is stored: encrypted under the key of the person it is about.
/// Destroying that key erases the value everywhere at once, and every stream still folds.
/// </summary>
/// <param name="Subject">Pseudonym of the person; see <see cref="IVault.SubjectOf"/>.</param>
/// <param name="Key">Id of the person's key.</param>
/// <param name="Cipher">AES-256-GCM: nonce (12), tag (16), ciphertext; Base64.</param>
/// <typeparam name="T">Type of the clear value; it is encrypted as its JSON.</typeparam>
/// <remarks>In JSON trees the same value stands as <c>{"$personal":{"subject":…,"key":…,"cipher":…}}</c>.</remarks>
[JsonConverter(typeof(PersonalJsonConverterFactory))]
public sealed record Personal<T>(string Subject, string Key, string Cipher);
