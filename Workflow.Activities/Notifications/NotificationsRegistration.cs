using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Workflow.Activities.Notifications.Viewing;
using Workflow.Engine;

namespace Workflow.Activities.Notifications;

/// <summary>Adds the notices to people.</summary>
public static class NotificationsRegistration
{
    /// <summary>Adds mail and the list of messages of a case; needs cases and a <see cref="Common.DefinitionsFolder"/>. Reads the section <c>Mail</c>.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<MailOptions>().Bind(configuration.GetSection(MailOptions.Section));
        return services
            .AddSingleton<MailTemplates>()
            .AddSingleton<PickupTransport>()
            .AddSingleton<SmtpTransport>()
            .AddSingleton<IMailTransport>(provider =>
                provider.GetRequiredService<IOptions<MailOptions>>().Value.Smtp.Host.Length > 0
                    ? provider.GetRequiredService<SmtpTransport>()
                    : provider.GetRequiredService<PickupTransport>())
            .AddEffect<MailEffect>()
            .AddTransient<IRequestHandler<ListCaseMessages, IReadOnlyList<CaseMessage>>, ListCaseMessagesHandler>()
            .AddActivity<SendMail>()
            .AddOptionSource<TemplateOptions>();
    }
}
