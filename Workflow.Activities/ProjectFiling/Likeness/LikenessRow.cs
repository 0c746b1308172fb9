using System.Numerics;

namespace Workflow.Activities.ProjectFiling.Likeness;

/// <summary>
/// What PostgreSQL estimates the likeness of a filed project by: its runs of characters, each set as one bit of a fixed number, so
/// that shared bits can be counted. Kept small, since every row is looked at.
/// </summary>
internal sealed record LikenessRow
{
    public required string Id { get; init; }

    /// <summary>Bits of the name, as hexadecimal digits.</summary>
    public required string NameBits { get; init; }

    /// <summary>Bits of the content.</summary>
    public required string ContentBits { get; init; }

    /// <summary>Bits of the system's name.</summary>
    public required string SystemBits { get; init; }

    public required double Budget { get; init; }

    public static LikenessRow Of(string id, LikenessFacts facts) => new()
    {
        Id = id,
        NameBits = Bits.Of(Grams.OfName(facts.Name), Bits.Short),
        ContentBits = Bits.Of(Grams.OfText(facts.Content), Bits.Long),
        SystemBits = Bits.Of(Grams.OfName(facts.System), Bits.Short),
        Budget = (double)facts.Budget,
    };

    /// <summary>Sets of runs as strings of bits.</summary>
    internal static class Bits
    {
        /// <summary>Bits of a name.</summary>
        public const int Short = 256;

        /// <summary>Bits of a content: several times the runs that the longest has, so that few share a bit.</summary>
        public const int Long = 4096;

        /// <summary>The bits, as hexadecimal digits.</summary>
        public static string Of(IReadOnlySet<string> runs, int length)
        {
            var bits = new byte[length / 8];
            foreach (var run in runs)
            {
                var at = (int)(Hash(run) % (uint)length);
                bits[at / 8] |= (byte)(1 << (at % 8));
            }

            return Convert.ToHexStringLower(bits);
        }

        /// <summary>The same in every process and release: it is stored (FNV-1a, its bits mixed once more).</summary>
        private static uint Hash(string run)
        {
            var hash = 2166136261u;
            foreach (var letter in run)
            {
                hash = unchecked((hash ^ letter) * 16777619u);
            }

            return unchecked((hash ^ BitOperations.RotateRight(hash, 15)) * 2246822519u);
        }
    }
}
