using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Execution;

/// <summary>
/// All chance in a burst: a hash of its seed, the instance, how far it has come and what moves it, so that the same
/// burst draws the same numbers and another one draws others.
/// </summary>
internal sealed class BurstRandom(ulong seed, InstanceState state, Stimulus stimulus)
{
    private readonly Lazy<byte[]> root = new(() => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{seed}/{state.Id}/{state.LastExecution}/{state.UpdatedAt.UtcTicks}/"
        + JsonSerializer.Serialize(stimulus, EngineJson.Options))));

    private long drawn;

    /// <summary>A version 4 identifier.</summary>
    public Guid Guid()
    {
        var bytes = Next()[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A number from 0 up to but not including 1.</summary>
    public double Fraction() => (BinaryPrimitives.ReadUInt64BigEndian(Next()) >> 11) / (double)(1UL << 53);

    private byte[] Next()
    {
        Span<byte> input = stackalloc byte[40];
        root.Value.CopyTo(input);
        BinaryPrimitives.WriteInt64BigEndian(input[32..], ++drawn);
        return SHA256.HashData(input);
    }
}
