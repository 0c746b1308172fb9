using System.Runtime.Versioning;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using Shouldly;
using Workflow.Activities.Notifications;
using Workflow.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Notifications;

public sealed class MailEffectTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 4, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly MemoryVault vault = new();
    private readonly MailOptions options;
    private readonly MailEffect effect;

    public MailEffectTests()
    {
        options = new MailOptions { Pickup = folder.At("mail") };
        var wrapped = Options.Create(options);
        effect = new MailEffect(
            new MailTemplates(Repository.Definitions, NullLogger<MailTemplates>.Instance),
            new PickupTransport(wrapped),
            vault,
            wrapped,
            new FixedClock(Now));
    }

    [Fact]
    public async Task a_mail_to_a_sealed_address_is_laid_down_in_full()
    {
        var keys = await vault.KeysOfAsync("320100", ["mother"], default);
        var to = JsonSerializer.SerializeToElement(keys.Seal("mother", "fang@example.cn"));

        (await Send(new MailRequest(to, "case-accepted", Data()))).ShouldBeOfType<EffectOutcome.Answered>();

        var mail = Laid().ShouldHaveSingleItem();
        mail.To.ToString().ShouldBe("fang@example.cn");
        mail.Subject.ShouldBe("您的申请已受理，办件编号 320100-2026-000001");
        mail.TextBody.ShouldNotBeNull().ShouldContain("“新生儿出生一件事”");
        mail.Date.ShouldBe(Now);
    }

    [Fact]
    public async Task a_repeat_replaces_the_mail_and_keeps_its_id()
    {
        var request = MailRequest.ToOrganisation("320100-wjw", "case-accepted", Values);

        var first = await Send(request);
        var second = await Send(request, attempt: 2);
        await Send(request, key: "instance/other/1");

        Id(second).ShouldBe(Id(first));
        Laid().Select(mail => mail.MessageId).ShouldContain(Id(first));
        Directory.GetFiles(folder.At("mail")).Length.ShouldBe(2);
    }

    [Fact]
    public async Task an_organisation_has_a_listed_mailbox_or_one_by_its_code()
    {
        options.Organisations["320100-gaj"] = "duty@gaj.example.gov.cn";

        await Send(MailRequest.ToOrganisation("320100-wjw", "case-accepted", Values), key: "a");
        await Send(MailRequest.ToOrganisation("320100-gaj", "case-accepted", Values), key: "b");

        Laid().Select(mail => mail.To.ToString())
            .ShouldBe(["320100-wjw@example.gov.cn", "duty@gaj.example.gov.cn"], ignoreOrder: true);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task only_the_hosts_own_user_may_read_a_mail()
    {
        await Send(MailRequest.ToOrganisation("320100-wjw", "case-accepted", Values));

        File.GetUnixFileMode(Directory.GetFiles(folder.At("mail")).Single())
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Theory]
    [InlineData("nothing", "320100-1", "mail.template")]
    [InlineData("../organisations", "320100-1", "mail.template")]
    [InlineData("case-accepted", null, "mail.data")]
    public async Task what_cannot_be_written_is_refused(string template, string? caseNumber, string code)
    {
        var data = caseNumber is null ? JsonSerializer.SerializeToElement(new { title = "x" }) : Data();
        var request = new MailRequest(JsonSerializer.SerializeToElement("a@example.cn"), template, data);

        (await Send(request)).ShouldBeOfType<EffectOutcome.Refused>().Code.ShouldBe(code);
        Directory.Exists(folder.At("mail")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@b@c")]
    [InlineData("")]
    public async Task a_bad_address_is_refused_without_repeating_it(string to)
    {
        var refused = (await Send(new MailRequest(JsonSerializer.SerializeToElement(to), "case-accepted", Data())))
            .ShouldBeOfType<EffectOutcome.Refused>();

        refused.Code.ShouldBe("mail.address");
        refused.Message.ShouldBe("收件地址不是有效的电子邮箱。");
    }

    [Fact]
    public async Task a_line_break_in_the_data_makes_no_other_header()
    {
        await Send(MailRequest.ToOrganisation(
            "320100-wjw", "case-accepted", new { caseNumber = "1\r\nBcc: spy@example.cn", title = "x" }));

        var mail = Laid().Single();
        mail.Bcc.ShouldBeEmpty();
        mail.Subject.ShouldEndWith("1Bcc: spy@example.cn");
    }

    [Fact]
    public void every_template_of_the_house_can_be_read()
    {
        var templates = new MailTemplates(Repository.Definitions, NullLogger<MailTemplates>.Instance);
        var files = Directory.GetFiles(Repository.Definitions.At("templates"), "*.json");

        files.ShouldNotBeEmpty();
        files.ShouldAllBe(file => templates.Find(Path.GetFileNameWithoutExtension(file))!.Version >= 1);
    }

    public void Dispose() => folder.Dispose();

    private static object Values => new { caseNumber = "320100-2026-000001", title = "新生儿出生一件事" };

    private static JsonElement Data() => JsonSerializer.SerializeToElement(Values);

    private static string? Id(EffectOutcome outcome) =>
        outcome.ShouldBeOfType<EffectOutcome.Answered>().Answer.GetProperty("messageId").GetString();

    private Task<EffectOutcome> Send(MailRequest request, string key = "instance/mail/1", int attempt = 1) =>
        effect.PerformAsync(
            new EffectWork("320100", MailRequest.Kind, key, request.ToJson(), "instance", "case"), attempt, default);

    private List<MimeMessage> Laid() =>
        [.. Directory.GetFiles(folder.At("mail"), "*.eml").Select(file => MimeMessage.Load(file))];
}
