using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Seals;
using Workflow.Engine.Streams;

namespace Workflow.Activities.SealedResults.Verifying;

/// <summary>Tells anybody what stands behind a code. Whoever has it has seen the document.</summary>
internal sealed class VerifyResultHandler(IDocumentStore store, IUnitOfWorkFactory units, ResultCases cases, InstallationSeal seal)
    : IRequestHandler<VerifyResult, VerifiedResult>
{
    public async Task<VerifiedResult> Handle(VerifyResult request, CancellationToken cancellationToken)
    {
        if (VerificationCode.Read(request.Code) is not { } code)
        {
            throw Unknown();
        }

        var live = Tenants.Live.ToArray();
        await using var session = store.QuerySession(Tenants.Province);
        var row = await session.Query<ResultRow>()
            .Where(each => each.TenantIsOneOf(live) && each.Id == code)
            .SingleOrDefaultAsync(cancellationToken) ?? throw Unknown();
        var tenant = CaseNumber.TenantOf(row.CaseNumber);
        await using var unit = await units.BeginAsync(new Origin(Actor.Engine(tenant), row.CaseNumber), cancellationToken);
        var state = (await unit.LoadAsync<CaseState>(CaseNumber.Stream(row.CaseNumber), cancellationToken)).State;
        var (numbered, made) = (state.Document!.Numbered, state.Document.Sealed!);
        return new VerifiedResult(
            code,
            numbered.Number,
            ResultKind.Name(numbered.Kind),
            state.Title,
            numbered.Issuer,
            numbered.Date,
            await cases.MaskedHolderAsync(tenant, state, cancellationToken),
            made.Sha256,
            made.Signature,
            made.KeyId,
            seal.IsOwn(ResultStatement.Of(numbered.Number, code, made.Sha256), made.Signature));
    }

    private static RefusalException Unknown() =>
        Refusals.NotFound("result.unknown", "没有这个校验码的文书，请核对文书上的校验码；如果确实一致，这份文书不是本系统出具的。");
}

/// <summary>Compares digests.</summary>
internal sealed class CompareResultHandler(IMediator mediator) : IRequestHandler<CompareResult, ResultComparison>
{
    private const int Digits = 64;

    public async Task<ResultComparison> Handle(CompareResult request, CancellationToken cancellationToken)
    {
        var given = string.Concat(request.Sha256.Where(sign => !char.IsWhiteSpace(sign))).ToLowerInvariant();
        if (given.Length != Digits || !given.All(char.IsAsciiHexDigitLower))
        {
            throw Refusals.Invalid(
                "result.digest", "摘要不对。", new FieldError("/sha256", "SHA-256 摘要是 64 个字符，只有数字和字母 a 到 f，请重新复制。"));
        }

        var found = await mediator.Send(new VerifyResult(request.Code), cancellationToken);
        return new ResultComparison(given == found.Sha256 && found.IsSignatureValid, found.Sha256, given);
    }
}

/// <summary>Tells the public key.</summary>
internal sealed class GetSealKeyHandler(InstallationSeal seal) : IRequestHandler<GetSealKey, SealKey>
{
    public Task<SealKey> Handle(GetSealKey request, CancellationToken cancellationToken) =>
        Task.FromResult(new SealKey(seal.KeyId, "ECDSA P-256, SHA-256", seal.PublicKey));
}
