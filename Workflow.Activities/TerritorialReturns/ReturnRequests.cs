using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>The returns of a caller's city, or of all for the province's office; the newest first.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListReturns(Caller Caller, int Skip = 0, int Take = 50) : IRequest<Page<ReturnSummary>>;

/// <summary>One return with its parts and its signature.</summary>
public sealed record GetReturn(Caller Caller, string Id) : IRequest<ReturnView>;

/// <summary>A part; only for the city's own data office.</summary>
public sealed record GetReturnPart(Caller Caller, string Id, int Number) : IRequest<ReturnFile>;

/// <summary>接收: the city has taken all parts over.</summary>
public sealed record ReceiveReturn(CommandContext Context, string Id) : IRequest<ReturnReceipt>;

/// <summary>A return in a list.</summary>
/// <param name="Id">City and day.</param>
/// <param name="City">Its name.</param>
/// <param name="Day">The day that had ended.</param>
/// <param name="Cases">Cases in it.</param>
/// <param name="Parts">Parts it has.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ReceivedAt">When the city had taken it over.</param>
public sealed record ReturnSummary(
    string Id, string City, DateOnly Day, int Cases, int Parts, DateTimeOffset MadeAt, DateTimeOffset? ReceivedAt);

/// <summary>A return.</summary>
/// <param name="Id">City and day.</param>
/// <param name="City">Division code.</param>
/// <param name="Day">The day that had ended.</param>
/// <param name="From">Changes after this moment; null for the first, which holds all.</param>
/// <param name="Until">Changes up to this moment.</param>
/// <param name="Parts">What can be fetched one by one.</param>
/// <param name="Statement">What is signed.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, DER in Base64.</param>
/// <param name="KeyId">Names the key.</param>
/// <param name="PublicKey">The key, PEM.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ReceivedAt">When the city had taken it over.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record ReturnView(
    string Id,
    string City,
    DateOnly Day,
    DateTimeOffset? From,
    DateTimeOffset Until,
    IReadOnlyList<ReturnPart> Parts,
    string Statement,
    string Signature,
    string KeyId,
    string PublicKey,
    DateTimeOffset MadeAt,
    DateTimeOffset? ReceivedAt,
    long Version);

/// <summary>A part's bytes, with what tells that they are whole.</summary>
public sealed record ReturnFile(string Name, byte[] Content, string Sha256, DateTimeOffset MadeAt);

/// <summary>What somebody gets back who took a return over.</summary>
public sealed record ReturnReceipt(string Id, DateTimeOffset ReceivedAt);
