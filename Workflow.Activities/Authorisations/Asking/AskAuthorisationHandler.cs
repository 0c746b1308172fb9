using System.Text.Json;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Authorisations.Asking;

/// <summary>Asks.</summary>
internal sealed class AskAuthorisationHandler(IVault vault) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "authorisation.ask";

    protected override async Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        var (arguments, state) = (command.Arguments, command.State);
        if (state.HasEnded)
        {
            return CommandActivity.Answer(CommandActivity.Terminated);
        }

        var people = People(arguments);
        if (people.Count == 0)
        {
            return CommandActivity.Answer(AskAuthorisation.Given);
        }

        var asked = new AuthorisationAsked(
            arguments.Text("authorisationId")!,
            state.Number,
            state.Title,
            arguments.OpenText("purpose", "用途") ?? throw Refusals.Invalid("authorisation.purpose-required", "征求授权须写明用途。"),
            arguments.Remark("asker"),
            people,
            command.Command.InstanceId!,
            command.Command.BookmarkId!);
        command.Unit.Append(
            await command.Unit.LoadAsync<AuthorisationState>(AuthorisationState.Stream(asked.AuthorisationId), cancellation), [asked]);
        command.Append([new CaseNoted(new Remark($"等待 {people.Count} 人授权查询信息"), null, null, StaffOnly: false)]);
        return CommandActivity.Answer(CommandActivity.Done);
    }

    private IReadOnlyList<AskedPerson> People(Arguments arguments) =>
    [
        .. from each in arguments.List("people")
           let number = each.Text("idNumber")
               ?? throw Refusals.Invalid("authorisation.number-required", "征求对象须有身份证号码。")
           select new AskedPerson(
               Vault.SubjectOf(number.ToUpperInvariant()),
               each.Remark("name") ?? throw Refusals.Invalid("authorisation.name-required", "征求对象须有姓名。")),
    ];
}
