using Microsoft.Extensions.Options;
using MimeKit;

namespace Workflow.Activities.Notifications;

/// <summary>
/// Lays mails down as files, for a demonstration or for another program to collect. A file is there whole or not at
/// all, and a repeat replaces it.
/// </summary>
internal sealed class PickupTransport(IOptions<MailOptions> options) : IMailTransport
{
    public async Task<string?> SendAsync(MimeMessage message, string id, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(options.Value.Pickup).FullName;
        var temporary = Path.Combine(folder, $".{id}.{Path.GetRandomFileName()}");
        try
        {
            // The address is personal: nobody but the host's user may read it.
            await using (var file = new FileStream(temporary, OwnerOnly()))
            {
                await message.WriteToAsync(file, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, Path.Combine(folder, $"{id}.eml"), overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return null;
    }

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
