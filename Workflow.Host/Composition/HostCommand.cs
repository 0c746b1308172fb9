namespace Workflow.Host.Composition;

/// <summary>What the program is asked to do.</summary>
internal enum HostCommand
{
    /// <summary>Serve (the default).</summary>
    Serve,

    /// <summary><c>verify</c>: prove that no event was altered, added or removed.</summary>
    Verify,

    /// <summary><c>rebuild</c>: empty the read models and fill them from the streams.</summary>
    Rebuild,

    /// <summary><c>export</c>: write what is published to the definitions folder.</summary>
    Export,
}

/// <summary>Reads the command off the arguments.</summary>
internal static class HostCommands
{
    /// <summary>The command and the arguments behind it.</summary>
    /// <exception cref="StartupException">There is no such command.</exception>
    public static (HostCommand Command, string[] Options) Parse(string[] args) => args switch
    {
        [] => (HostCommand.Serve, args),
        ["verify", .. var rest] => (HostCommand.Verify, rest),
        ["rebuild", .. var rest] => (HostCommand.Rebuild, rest),
        ["export", .. var rest] => (HostCommand.Export, rest),
        [['-' or '/', ..], ..] => (HostCommand.Serve, args),
        _ => throw new StartupException($"There is no command '{args[0]}'. Use verify, rebuild, export, or none to serve."),
    };
}
