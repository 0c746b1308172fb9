using System.Security.Cryptography;
using Shouldly;
using Workflow.Engine.Privacy;
using Xunit;

namespace Workflow.Tests.Engine.Privacy;

/// <summary>The layout is for ever: what is stored must open in every later release.</summary>
public sealed class SealedBytesTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];
    private static readonly byte[] Nonce = [.. Enumerable.Range(100, 12).Select(number => (byte)number)];

    private static readonly byte[] Clear = [1, 2, 3];
    private static readonly byte[] Bound = [9];

    [Fact]
    public void nonce_tag_and_ciphertext_stand_in_this_order()
    {
        var (tag, cipher) = (new byte[16], new byte[3]);
        using var aes = new AesGcm(Key, 16);
        aes.Encrypt(Nonce, Clear, cipher, tag, Bound);
        byte[] stored = [.. Nonce, .. tag, .. cipher];

        SealedBytes.Seal(Key, Nonce, Clear, Bound).ShouldBe(stored);
        SealedBytes.Open(Key, stored, Bound).ShouldBe(Clear);
    }

    [Fact]
    public void what_belongs_to_something_else_does_not_open() =>
        Should.Throw<AuthenticationTagMismatchException>(() => SealedBytes.Open(Key, SealedBytes.Seal(Key, Nonce, Clear, Bound), Nonce));
}
