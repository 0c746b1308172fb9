namespace Workflow.Activities.TerritorialReturns;

/// <summary>按属地回流: a city's cases that changed were packed for it and signed.</summary>
/// <param name="City">Whose they are.</param>
/// <param name="Day">The day that had ended.</param>
/// <param name="From">Changes after this moment; null for the first, which holds all.</param>
/// <param name="Until">Changes up to this moment.</param>
/// <param name="Parts">What can be fetched one by one.</param>
/// <param name="KeyId">Names the key of the signature.</param>
/// <param name="Signature">Of <see cref="ReturnStatement"/>.</param>
internal sealed record ReturnMade(
    string City, DateOnly Day, DateTimeOffset? From, DateTimeOffset Until, IReadOnlyList<ReturnPart> Parts, string KeyId, string Signature);

/// <summary>A part of a return: cases as lines of JSON (NDJSON), gzip.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">Of the bytes, in hexadecimal digits.</param>
public sealed record ReturnPart(int Number, int Cases, int Bytes, string Sha256);

/// <summary>接收: the city has taken all parts over.</summary>
/// <param name="By">Who said so.</param>
internal sealed record ReturnReceived(string By);
