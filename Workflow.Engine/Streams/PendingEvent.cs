using System.Buffers;
using System.Text.Json;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <summary>An event as it will stand in its row: the body is written once, for its hash and for its storage.</summary>
/// <param name="Link">The event as the chain sees it; its body is not kept.</param>
/// <param name="DotNetType">Marten's fallback for names it does not know.</param>
/// <param name="Body">JSON, UTF-8.</param>
/// <param name="Headers">JSON, UTF-8: who acts, and the chain.</param>
/// <param name="Hash">Its place in the chain.</param>
internal sealed record PendingEvent(ChainedEvent Link, string DotNetType, byte[] Body, byte[] Headers, string Hash)
{
    public static PendingEvent Of(object body, ChainedEvent link, string dotNetType, string previous)
    {
        var written = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), EngineJson.Options);
        using var document = JsonDocument.Parse(written);
        var hash = EventChain.Hash(link with { Body = document.RootElement }, previous);
        return new PendingEvent(link, dotNetType, written, HeadersOf(link.Actor, previous, hash), hash);
    }

    private static byte[] HeadersOf(Actor actor, string previous, string hash)
    {
        var buffer = new ArrayBufferWriter<byte>(320);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = EngineJson.Options.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteString(EventChain.ActorHeader, actor.Id);
            writer.WriteString(EventChain.RoleHeader, actor.Role);
            writer.WriteString(EventChain.OrganisationHeader, actor.Organisation);
            writer.WriteString(EventChain.PreviousHeader, previous);
            writer.WriteString(EventChain.HashHeader, hash);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
