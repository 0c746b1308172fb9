using System.Runtime.Versioning;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>Makes the cluster the first time.</summary>
internal static class ClusterMaker
{
    /// <summary>Name of the cluster's owner, and of the account that the connection string names.</summary>
    public const string Owner = "workflow";

    /// <summary>Makes it beside its final place and moves it there when it is whole, so that a crash leaves no half of one.</summary>
    [SupportedOSPlatform("linux")]
    public static async Task MakeAsync(
        ClusterFolder folder,
        ServerBinaries binaries,
        ServerAccount? account,
        bool durable,
        CancellationToken cancellation)
    {
        if (Directory.Exists(folder.Unfinished))
        {
            Directory.Delete(folder.Unfinished, recursive: true);
        }

        Directory.CreateDirectory(
            folder.Unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(folder.Unfinished, account, cancellation);
        string[] arguments =
        [
            "-D", ServerCommand.DataPath, "--username=" + Owner, "--pwfile=" + ServerCommand.SecretPath,
            "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        folder.NewPassword();
        await OwnAsync(folder.PasswordFile, account, cancellation);
        var maker = await ServerProcess.StartAsync(
            ServerCommand.For(binaries.InitDb, arguments, folder.Unfinished, account, folder.PasswordFile));
        await using (cancellation.Register(() => _ = maker.StopAsync()))
        {
            if (await maker.Ended != 0)
            {
                cancellation.ThrowIfCancellationRequested();
                throw new EmbeddedClusterException(
                    $"PostgreSQL's initdb failed for {folder.Unfinished}:{Environment.NewLine}{maker.Output}");
            }
        }

        Directory.Move(folder.Unfinished, folder.Data);
    }

    /// <summary>Gives a folder or file to the account that runs the server; the host may have been another user last time.</summary>
    public static async Task OwnAsync(string path, ServerAccount? account, CancellationToken cancellation)
    {
        if (account is not null)
        {
            await Tool.RunAsync("chown", ["-R", $"{account.UserId}:{account.GroupId}", "--", path], cancellation);
        }
    }
}
