using System.Security.Cryptography;
using System.Text;
using Workflow.Activities.Callers;
using Workflow.Host.Composition;

namespace Workflow.Host.Identity;

/// <summary>The key by which systems call in a demonstration: analyst, coordinator and administrator of the province.</summary>
internal sealed class DemoApiKey
{
    private const string Variable = "WORKFLOW_DEMO_API_KEY";
    private const string FileName = "demo-api-key";

    private static readonly Caller System = new(
        "demo-key",
        new HashSet<string>(StringComparer.Ordinal) { Roles.Analyst, Roles.Coordinator, Roles.Administrator },
        string.Empty,
        Tenants.Province,
        Tenants.Province);

    private readonly byte[] hash;

    private DemoApiKey(string value)
    {
        Value = value;
        hash = SHA256.HashData(Encoding.UTF8.GetBytes(value));
    }

    /// <summary>The key.</summary>
    public string Value { get; }

    /// <summary>As configured, or as kept in the data folder, made there on the first start.</summary>
    public static DemoApiKey From(IConfiguration configuration, HostFolders folders)
    {
        if (configuration[Variable] is { Length: > 0 } given)
        {
            return new DemoApiKey(given.Trim());
        }

        var path = Path.Combine(folders.Private("keys"), FileName);
        if (!File.Exists(path))
        {
            SecretFile.Write(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24)));
        }

        return new DemoApiKey(File.ReadAllText(path).Trim());
    }

    /// <summary>The caller a key stands for, or null.</summary>
    public Caller? Open(string key) =>
        CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(key))) ? System : null;
}
