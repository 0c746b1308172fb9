using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Seals;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Licences.Viewing;

/// <summary>Lists a citizen's licences.</summary>
internal sealed class ListMyLicencesHandler(LicenceFinder finder) : IRequestHandler<ListMyLicences, IReadOnlyList<LicenceView>>
{
    public async Task<IReadOnlyList<LicenceView>> Handle(ListMyLicences request, CancellationToken cancellationToken)
    {
        if (!request.Caller.Is(Roles.Citizen))
        {
            throw Refusals.Forbidden("licence.forbidden", "这里只显示本人的电子证照，请用个人账号登录后查看。");
        }

        var views = new List<LicenceView>();
        foreach (var state in await finder.OfAsync(request.Caller, cancellationToken))
        {
            var (issued, keys) = (state.Issued!, await finder.KeysAsync(state, cancellationToken));
            views.Add(new LicenceView(
                issued.Code,
                issued.Name,
                LicenceFinder.NumberOf(state, keys),
                issued.Holder?.Read(keys),
                issued.Issuer,
                issued.CaseNumber,
                state.IssuedAt,
                LicenceStatus.Of(state),
                state.RevokedAt,
                state.Reason?.Read(keys)));
        }

        return views;
    }
}

/// <summary>Tells anybody how a licence stands.</summary>
internal sealed class VerifyLicenceHandler(LicenceFinder finder, IVault vault, InstallationSeal seal)
    : IRequestHandler<VerifyLicence, VerifiedLicence>
{
    public async Task<VerifiedLicence> Handle(VerifyLicence request, CancellationToken cancellationToken)
    {
        var state = await finder.RequireAsync(request.Code, cancellationToken);
        var (issued, keys) = (state.Issued!, await finder.KeysAsync(state, cancellationToken));
        var number = LicenceFinder.NumberOf(state, keys);

        // Of the number as it stands now; once it is erased, of what was taken of it.
        var digest = number is null ? issued.Digest : vault.LookupHash(LicenceStatement.Digested(number));
        return new VerifiedLicence(
            issued.Code,
            issued.Name,
            number is null ? null : Masking.Mask(Masking.Id, number),
            issued.Holder?.Read(keys) is { } holder ? Masking.Mask(Masking.Name, holder) : null,
            issued.Issuer,
            state.IssuedAt,
            LicenceStatus.Of(state),
            state.RevokedAt,
            seal.IsOwn(LicenceStatement.Of(issued.Code, issued.Name, digest), issued.Signature),
            request.Caller is { } caller && state.RevokedAt is null && LicenceDecisions.MayRevoke(caller, issued),
            state.Version);
    }
}
