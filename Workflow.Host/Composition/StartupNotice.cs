using System.Globalization;
using System.Text;
using Workflow.Host.Identity;
using Workflow.Host.Sandbox;

namespace Workflow.Host.Composition;

/// <summary>What the console shows once the host serves: where it is and, in development, how to get in.</summary>
internal static class StartupNotice
{
    /// <summary>Prints the notice as soon as the host has started.</summary>
    public static void PrintWhenStarted(WebApplication app) =>
        app.Lifetime.ApplicationStarted.Register(() => Console.Out.Write(Text(app)));

    private static string Text(WebApplication app)
    {
        var services = app.Services;
        var text = new StringBuilder().AppendLine();
        Line(text, "地址 Address", string.Join(' ', app.Urls));
        Line(text, "接口 OpenAPI", $"{app.Urls.First()}/openapi/v1.json");
        if (services.GetRequiredService<DemoOptions>().Listed)
        {
            Line(text, "沙箱 Sandbox", services.GetRequiredService<SandboxAddress>().Current?.ToString() ?? "-");
            Line(text, "数据 Data", services.GetRequiredService<HostFolders>().Data);
            Line(text, "密钥 API key", services.GetRequiredService<DemoApiKey>().Value);
            Accounts(text, services.GetRequiredService<DemoAccounts>().All);
        }

        return text.AppendLine().ToString();
    }

    private static void Accounts(StringBuilder text, IReadOnlyList<DemoAccount> accounts)
    {
        text.AppendLine("  演示账号 Demo accounts:");
        foreach (var account in accounts)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"    {account.User,-20} {account.Password,-25} {string.Join(',', account.Roles),-14} {account.Organisation}");
        }
    }

    private static void Line(StringBuilder text, string label, string value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"  {label}: {value}");
}
