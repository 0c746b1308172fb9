using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Printing;
using Workflow.Activities.Seals;
using Workflow.Activities.SealedResults;
using Workflow.Activities.SealedResults.Printing;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.SealedResults;

public sealed class SealTests
{
    private static readonly InstallationSeal Seal = new(new MemoryVault());
    private static readonly ResultNumbered Numbered = new("320100政务结〔2026〕3号", "C", ResultKind.Granting, "320100-wjw", "南京市卫生健康委员会", new DateOnly(2026, 3, 2));

    [Fact]
    public void a_signature_holds_for_its_statement_alone()
    {
        var signature = Seal.Sign(ResultStatement.Of("n", "c", "abc"));

        Seal.IsOwn(ResultStatement.Of("n", "c", "abc"), signature).ShouldBeTrue();
        Seal.IsOwn(ResultStatement.Of("n", "c", "abd"), signature).ShouldBeFalse();
        Seal.IsOwn(ResultStatement.Of("m", "c", "abc"), signature).ShouldBeFalse();
        Seal.IsOwn(ResultStatement.Of("n", "c", "abc"), "nonsense").ShouldBeFalse();
    }

    [Fact]
    public void every_node_has_the_same_key_and_anybody_verifies_with_the_public_one()
    {
        new InstallationSeal(new MemoryVault()).KeyId.ShouldBe(Seal.KeyId);
        using var anybody = ECDsa.Create();
        anybody.ImportFromPem(Seal.PublicKey);

        anybody.VerifyData(
            Encoding.UTF8.GetBytes("result\nn\nc\nabc"),
            Convert.FromBase64String(Seal.Sign(ResultStatement.Of("n", "c", "abc"))),
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence).ShouldBeTrue();
    }

    [Fact]
    public void a_verification_code_is_read_however_it_is_typed()
    {
        var code = VerificationCode.Of(new MemoryVault(), "result 320100-2026-000001");

        code.ShouldMatch("^([0-9A-F]{5}-){3}[0-9A-F]{5}$");
        VerificationCode.Of(new MemoryVault(), "result 320100-2026-000002").ShouldNotBe(code);
        VerificationCode.Read(code).ShouldBe(code);
        VerificationCode.Read($" {code.Replace('-', ' ').ToLowerInvariant()} ").ShouldBe(code);
        VerificationCode.Read(code[..^1]).ShouldBeNull();
        VerificationCode.Read("hello").ShouldBeNull();
    }

    [Theory]
    [InlineData(CaseStatus.Closed, CaseResult.Terminated)]
    [InlineData(CaseStatus.Withdrawn, CaseResult.Withdrawn)]
    [InlineData(CaseStatus.Review, null)]
    public void only_what_was_granted_or_denied_is_put_on_paper(string status, string? result) =>
        Should.Throw<RefusalException>(() => ResultDecisions.Number(CaseState.Initial with { Status = status, Result = result }, Numbered))
            .Code.ShouldBe("result.none");

    [Fact]
    public void a_document_is_numbered_once_and_sealed_once()
    {
        var closed = CaseState.Initial with { Status = CaseStatus.Closed, Result = CaseResult.Granted };
        var numbered = closed with { Document = new ResultDocument(Numbered, null, null) };
        var made = new ResultSealed("abc", 3, "s", "k");

        ResultDecisions.Number(closed, Numbered).ShouldHaveSingleItem();
        ResultDecisions.Number(numbered, Numbered with { Number = "4号" }).ShouldBeEmpty();
        ResultDecisions.Seal(numbered, made).ShouldHaveSingleItem();
        ResultDecisions.Seal(numbered with { Document = numbered.Document! with { Sealed = made } }, made with { Sha256 = "d" }).ShouldBeEmpty();
    }

    [Fact]
    public void nothing_is_added_to_a_case_that_was_archived()
    {
        var archived = CaseState.Initial with
        {
            Status = CaseStatus.Closed,
            Result = CaseResult.Granted,
            Archive = new CaseArchive("ZW·2026·D30·1", RetentionPeriod.ThirtyYears, null, DateTimeOffset.UnixEpoch),
        };
        var numbered = archived with { Document = new ResultDocument(Numbered, null, null) };

        Should.Throw<RefusalException>(() => ResultDecisions.Number(archived, Numbered)).Code.ShouldBe("result.archived");
        Should.Throw<RefusalException>(() => ResultDecisions.Seal(numbered, new ResultSealed("abc", 3, "s", "k"))).Code.ShouldBe("result.archived");
    }

    [Fact]
    public void the_seal_says_that_it_is_none_and_names_cannot_break_out_of_it()
    {
        SealDrawing.Svg("南京市<b>局").ShouldContain("测试印章");
        SealDrawing.Svg("南京市<b>局").ShouldNotContain("<b>");
    }

    [Fact]
    public async Task without_a_browser_it_says_what_to_install()
    {
        var options = Options.Create(new PrintOptions { Office = "none", Browser = "none" });
        using var printer = new LetterPrinter(new PrintPrograms(options), options, NullLogger<LetterPrinter>.Instance);

        (await Should.ThrowAsync<PrinterMissingException>(() => printer.PrintPageAsync("<p>", CancellationToken.None)))
            .Message.ShouldContain("apt install chromium");
    }
}
