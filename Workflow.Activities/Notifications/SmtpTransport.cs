using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Workflow.Activities.Notifications;

/// <summary>Sends through an SMTP server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int TimeoutMilliseconds = 20_000;
    private const int FirstPermanentCode = 500;

    public async Task<string?> SendAsync(MimeMessage message, string id, CancellationToken cancellation)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        var security = smtp.RequireTls ? SecureSocketOptions.Auto : SecureSocketOptions.StartTlsWhenAvailable;
        await client.ConnectAsync(smtp.Host, smtp.Port, security, cancellation);
        if (smtp.RequireTls && !client.IsSecure)
        {
            throw new InvalidOperationException("邮件服务器不支持加密连接，请更换端口，或确认在内网后将 Mail:Smtp:RequireTls 设为 false。");
        }

        if (smtp.User.Length > 0)
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password, cancellation);
        }

        try
        {
            await client.SendAsync(message, cancellation);
        }
        catch (SmtpCommandException refused)
        {
            // The server's own text may repeat the address, so only its code is kept.
            var reason = $"邮件服务器拒收（{(int)refused.StatusCode}）。";
            return IsForGood(refused) ? reason : throw new IOException(reason);
        }

        await client.DisconnectAsync(quit: true, cancellation);
        return null;
    }

    private static bool IsForGood(SmtpCommandException refused) =>
        (int)refused.StatusCode >= FirstPermanentCode
        && refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
}
