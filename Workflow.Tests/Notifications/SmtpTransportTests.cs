using Microsoft.Extensions.Options;
using MimeKit;
using Shouldly;
using Workflow.Activities.Notifications;
using Xunit;

namespace Workflow.Tests.Notifications;

public sealed class SmtpTransportTests
{
    [Fact]
    public async Task a_mail_goes_out_over_smtp()
    {
        await using var server = new SmtpTestServer("250 OK");

        (await Send(server, requireTls: false)).ShouldBeNull();

        var received = (await server.ReceivedAsync()).ShouldHaveSingleItem();
        received.MessageId.ShouldBe("id@example.gov.cn");
        received.TextBody.ShouldStartWith("内容");
    }

    [Fact]
    public async Task a_recipient_refused_for_good_is_reported_without_the_address()
    {
        await using var server = new SmtpTestServer("550 a@example.cn unknown");

        (await Send(server, requireTls: false)).ShouldBe("邮件服务器拒收（550）。");
    }

    [Fact]
    public async Task a_recipient_refused_for_now_may_be_tried_again()
    {
        await using var server = new SmtpTestServer("450 a@example.cn busy");

        var failure = await Should.ThrowAsync<IOException>(() => Send(server, requireTls: false));
        failure.ToString().ShouldNotContain("a@example.cn");
    }

    [Fact]
    public async Task nothing_is_sent_in_clear_unless_that_is_allowed()
    {
        await using var server = new SmtpTestServer("250 OK");

        await Should.ThrowAsync<InvalidOperationException>(() => Send(server, requireTls: true));
        (await server.ReceivedAsync()).ShouldBeEmpty();
    }

    private static async Task<string?> Send(SmtpTestServer server, bool requireTls)
    {
        var options = new MailOptions { Smtp = { Host = "127.0.0.1", Port = server.Port, RequireTls = requireTls } };
        using var message = new MimeMessage(
            [new MailboxAddress("平台", "noreply@example.gov.cn")],
            [new MailboxAddress(string.Empty, "a@example.cn")],
            "主题",
            new TextPart("plain") { Text = "内容" }) { MessageId = "id@example.gov.cn" };
        return await new SmtpTransport(Options.Create(options)).SendAsync(message, "id", default);
    }
}
