using System.Runtime.InteropServices;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>Signals that .NET has no call for.</summary>
internal static class Posix
{
    /// <summary>PostgreSQL's fast shutdown: open transactions are rolled back, the rest is written.</summary>
    public const int Interrupt = 2;

    /// <summary>PostgreSQL's immediate shutdown: the next start recovers from the log.</summary>
    public const int Quit = 3;

    /// <summary>The end that no process can refuse.</summary>
    public const int Kill = 9;

    /// <summary>Sends a signal; a process that has ended meanwhile is no error.</summary>
    public static void Signal(int processId, int signal) => _ = SendSignal(processId, signal);

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
