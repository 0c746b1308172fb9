using Microsoft.Extensions.Logging;

namespace Workflow.Activities.Common;

/// <summary>
/// A file read again when it changes. A change that cannot be read is reported and the last good content stays,
/// so that a slip of the pen does not stop the running host; at the first read there is nothing to fall back on.
/// </summary>
internal sealed class WatchedFile<T>(string path, Func<string, T> parse, ILogger logger)
    where T : class
{
    private readonly Lock gate = new();
    private FileStamp? readStamp;
    private T? content;

    public T Value
    {
        get
        {
            var stamp = FileStamp.Of(path);
            lock (gate)
            {
                if (content is null || stamp != readStamp)
                {
                    content = Read(content);
                    readStamp = stamp;
                }

                return content;
            }
        }
    }

    private T Read(T? lastGood)
    {
        try
        {
            return parse(File.ReadAllText(path));
        }
        catch (Exception failure) when (lastGood is not null)
        {
            logger.LogError(failure, "{Path} cannot be read; its former content stays in force.", path);
            return lastGood;
        }
        catch (Exception failure)
        {
            throw new InvalidDataException($"{path} cannot be read: {failure.Message}", failure);
        }
    }
}
