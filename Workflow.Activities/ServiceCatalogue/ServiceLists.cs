namespace Workflow.Activities.ServiceCatalogue;

/// <summary>实施清单: the three lists of the catalogue.</summary>
public static class ServiceLists
{
    /// <summary>公共服务一件事.</summary>
    public const string PublicService = "public-service";

    /// <summary>社会治理一类事.</summary>
    public const string SocialGovernance = "social-governance";

    /// <summary>政府运行一项事.</summary>
    public const string GovernmentOperation = "government-operation";

    /// <summary>In the order of the catalogue.</summary>
    public static IReadOnlyList<string> All { get; } = [PublicService, SocialGovernance, GovernmentOperation];

    /// <summary>What a list is called.</summary>
    public static string NameOf(string list) => list switch
    {
        PublicService => "公共服务一件事",
        SocialGovernance => "社会治理一类事",
        GovernmentOperation => "政府运行一项事",
        _ => list,
    };

    /// <summary>The list that is called so; null when there is none.</summary>
    public static string? Named(string name) => All.FirstOrDefault(list => NameOf(list) == name);
}
