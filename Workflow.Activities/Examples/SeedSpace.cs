using Workflow.Activities.Identity;

namespace Workflow.Activities.Examples;

/// <summary>
/// A one-to-one map between seeds and identity numbers: an affine permutation spreads neighbouring seeds, and its index
/// is written as division, birth date and sequence.
/// </summary>
/// <param name="factor">Factor of the permutation; shares no divisor with <see cref="Size"/>.</param>
/// <param name="offset">Offset of the permutation.</param>
/// <param name="firstBirth">Birth date of index 0.</param>
/// <param name="parity">0 for females, 1 for males.</param>
internal sealed class SeedSpace(long factor, long offset, DateOnly firstBirth, int parity)
{
    /// <summary>How many people there are: divisions × birth dates × sequences.</summary>
    internal const int Size = DivisionCount * Days * Sequences;

    private const int DivisionCount = 11;
    private const int Days = 4383;
    private const int Sequences = 499;

    private static readonly IReadOnlyList<string> Districts = Divisions.DistrictsOf("320100");

    private readonly long inverse = Inverse(factor);

    // 000 is never given out in practice.
    private int FirstSequence => 2 - parity;

    internal int IndexOf(int seed) => (int)(((seed * factor) + offset) % Size);

    internal ResidentId IdOf(int seed)
    {
        var index = IndexOf(seed);
        var (rest, district) = Math.DivRem(index, DivisionCount);
        var (sequence, day) = Math.DivRem(rest, Days);
        return ResidentId.Build(Districts[district], firstBirth.AddDays(day), FirstSequence + (2 * sequence));
    }

    internal int? SeedOf(ResidentId id)
    {
        var district = Districts.ToList().IndexOf(id.Division);
        var day = id.BirthDate.DayNumber - firstBirth.DayNumber;
        var sequence = (id.Sequence - FirstSequence) / 2;
        if (district < 0 || day is < 0 or >= Days || id.Sequence % 2 != parity
            || id.Sequence < FirstSequence || sequence >= Sequences)
        {
            return null;
        }

        var index = (((long)sequence * Days) + day) * DivisionCount + district;
        return (int)((((index - offset) % Size) + Size) % Size * inverse % Size);
    }

    private static long Inverse(long value)
    {
        (long r, long next) = (Size, value % Size);
        (long t, long nextT) = (0, 1);
        while (next != 0)
        {
            var quotient = r / next;
            (r, next) = (next, r - (quotient * next));
            (t, nextT) = (nextT, t - (quotient * nextT));
        }

        return r == 1 ? ((t % Size) + Size) % Size : throw new ArgumentException("The factor shares a divisor with the size.");
    }
}
