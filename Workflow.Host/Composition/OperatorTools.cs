using Workflow.Engine;
using Workflow.Engine.Streams;

namespace Workflow.Host.Composition;

/// <summary>The commands beside serving.</summary>
internal static class OperatorTools
{
    /// <summary>Proves the chains; 0 when every one holds, 2 when one is broken.</summary>
    public static async Task<int> VerifyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var breaks = 0;
        await foreach (var found in services.GetRequiredService<IChainVerifier>().VerifyAsync(cancellation))
        {
            breaks++;
            Console.Out.WriteLine($"BROKEN {found.Tenant} {found.Stream} version {found.Version}: {found.Reason}");
        }

        Console.Out.WriteLine(breaks == 0 ? "OK: every stream's chain holds." : $"{breaks} broken.");
        return breaks == 0 ? 0 : 2;
    }

    /// <summary>Fills the read models again.</summary>
    public static async Task<int> RebuildAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await services.PrepareEngineAsync(cancellation);
        var streams = await services.GetRequiredService<IReadModelRebuilder>().RebuildAsync(cancellation);
        Console.Out.WriteLine($"Rebuilt the read models from {streams} streams.");
        return 0;
    }
}
