using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Workflow.Tests.Notifications;

/// <summary>The few words of SMTP that a client needs to hand over one mail.</summary>
internal sealed class SmtpTestServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<MimeMessage> received = [];
    private readonly string recipientAnswer;
    private readonly Task session;

    public SmtpTestServer(string recipientAnswer)
    {
        this.recipientAnswer = recipientAnswer;
        listener.Start();
        session = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async Task<IReadOnlyList<MimeMessage>> ReceivedAsync()
    {
        await session;
        return received;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await session;
    }

    private async Task ServeAsync()
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync() is { } line)
            {
                await writer.WriteLineAsync(await AnswerAsync(line, reader, writer));
            }
        }
        catch (IOException)
        {
            // The client hung up without a word, as it does when it finds no encryption.
        }
    }

    private async Task<string> AnswerAsync(string line, StreamReader reader, StreamWriter writer)
    {
        switch (line.Split(' ')[0].ToUpperInvariant())
        {
            case "RCPT":
                return recipientAnswer;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                received.Add(await ReadAsync(reader));
                return "250 taken";
            case "QUIT":
                return "221 bye";
            default:
                return "250 OK";
        }
    }

    private static async Task<MimeMessage> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
        {
            text.Append(line).Append("\r\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(stream);
    }
}
