using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>The <c>postgres</c> folder below DIR, held by one host at a time.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly FileStream held;

    private ClusterFolder(string root, FileStream held)
    {
        this.held = held;
        Root = root;
    }

    /// <summary>The folder without symbolic links on its way, as the kernel names it.</summary>
    public string Root { get; }

    /// <summary>The finished cluster.</summary>
    public string Data => Path.Combine(Root, "data");

    /// <summary>A cluster being made; it takes the name of the finished one only when it is complete.</summary>
    public string Unfinished => Path.Combine(Root, "data.new");

    /// <summary>What the running server says of itself.</summary>
    public string ProcessFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Holds the password of the cluster, for the server's account and the host.</summary>
    public string PasswordFile => Path.Combine(Root, "password");

    /// <summary>Takes the folder until it is disposed of, or until this process ends however it ends.</summary>
    [SupportedOSPlatform("linux")]
    public static ClusterFolder Take(string dataDirectory)
    {
        var root = Path.Combine(Path.GetFullPath(dataDirectory), "postgres");
        try
        {
            Directory.CreateDirectory(root, OwnerOnly | UnixFileMode.UserExecute);
            var held = Hold(dataDirectory, root);
            var real = File.ResolveLinkTarget($"/proc/self/fd/{held.SafeFileHandle.DangerousGetHandle()}", false);
            File.WriteAllText(HolderFile(root), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new ClusterFolder(Path.GetDirectoryName(real!.FullName)!, held);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new EmbeddedClusterException(
                $"The data folder {dataDirectory} cannot be written: {error.Message} "
                + "Start the host as the user it belongs to, or give another folder (--data).", error);
        }
    }

    /// <summary>The version that made the cluster; null when there is none yet.</summary>
    public int? Version()
    {
        var file = Path.Combine(Data, "PG_VERSION");
        return File.Exists(file) ? int.Parse(File.ReadAllText(file).Trim(), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>Writes a fresh password for a cluster about to be made.</summary>
    [SupportedOSPlatform("linux")]
    public void NewPassword()
    {
        File.Delete(PasswordFile);
        using var file = new StreamWriter(
            PasswordFile,
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly });
        file.Write(RandomNumberGenerator.GetHexString(40, lowercase: true));
    }

    /// <summary>The password of the cluster.</summary>
    public string Password() =>
        File.Exists(PasswordFile)
            ? File.ReadAllText(PasswordFile).Trim()
            : throw new EmbeddedClusterException(
                $"The cluster in {Data} is there, but its password file {PasswordFile} is not. Put it back from a backup.");

    /// <inheritdoc />
    public void Dispose() => held.Dispose();

    private static FileStream Hold(string dataDirectory, string root)
    {
        try
        {
            return new FileStream(
                Path.Combine(root, "host.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException error) when (File.Exists(HolderFile(root)))
        {
            throw new EmbeddedClusterException(
                $"The data folder {dataDirectory} is in use by another host "
                + $"(process {File.ReadAllText(HolderFile(root)).Trim()}). "
                + "Stop that one first, or give this one a folder of its own (--data).", error);
        }
    }

    private static string HolderFile(string root) => Path.Combine(root, "host.pid");
}
