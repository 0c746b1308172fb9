namespace Workflow.Host.Composition;

/// <summary>Writes a secret that is there whole or not at all, for its owner's eyes alone.</summary>
internal static class SecretFile
{
    /// <summary>Writes a new file.</summary>
    public static void Write(string path, string secret)
    {
        var unfinished = $"{path}.new";
        File.Delete(unfinished);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(secret));
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
    }
}
