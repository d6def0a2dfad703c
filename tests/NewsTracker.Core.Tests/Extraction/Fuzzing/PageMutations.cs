using System.Text;
using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>Damages a page's bytes: flips, cuts, repeats, splices, swapped tags, odd insertions.</summary>
internal static class PageMutations
{
    private const int LongestResult = 2_000_000;

    public static Gen<Func<byte[], byte[]>> Edits(Gen<byte[]> otherPage) => Gen.Frequency(
        (3, Gen.Select(Gen.UInt, Gen.Byte, Gen.Int[1, 30], (at, value, count) => Edit(bytes => Flip(bytes, at, value, count)))),
        (3, Gen.Select(Gen.UInt, Gen.UInt, (from, length) => Edit(bytes => Cut(bytes, from, length)))),
        (2, Gen.Select(Gen.UInt, Gen.UInt, Gen.OneOf(Gen.Int[1, 4], Gen.Int[1, 5_000]), (from, length, times) => Edit(bytes => Duplicate(bytes, from, length, times)))),
        (2, Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, otherPage, (at, from, length, other) => Edit(bytes => Insert(bytes, at, Part(other, from, length))))),
        (3, Gen.Select(Gen.UInt, Gen.UInt, (one, other) => Edit(bytes => SwapTags(bytes, one, other)))),
        (4, Gen.Select(Gen.UInt, HostileMarkup.Insertions, (at, text) => Edit(bytes => Insert(bytes, TagAt(bytes, at), Encoding.UTF8.GetBytes(text))))));

    private static Func<byte[], byte[]> Edit(Func<byte[], byte[]> edit) => bytes => bytes.Length == 0 ? bytes : edit(bytes);

    private static byte[] Flip(byte[] bytes, uint at, byte value, int count)
    {
        var copy = bytes.ToArray();
        for (uint i = 0; i < count; i++)
            copy[(at + (i * 7919)) % copy.Length] ^= (byte)(value + i);
        return copy;
    }

    private static byte[] Cut(byte[] bytes, uint from, uint length)
    {
        var part = PartOf(bytes, from, length);
        return [.. bytes.AsSpan(0, part.Start.Value), .. bytes.AsSpan(part.End.Value)];
    }

    private static byte[] Duplicate(byte[] bytes, uint from, uint length, int times)
    {
        var part = bytes[PartOf(bytes, from, length)];
        var fitting = Math.Min(times, (LongestResult - bytes.Length) / Math.Max(1, part.Length));
        return fitting <= 0 ? bytes : Insert(bytes, from, [.. Enumerable.Repeat(part, fitting).SelectMany(bytes => bytes)]);
    }

    private static byte[] Insert(byte[] bytes, uint at, byte[] part)
    {
        var position = (int)(at % (bytes.Length + 1));
        return bytes.Length + part.Length > LongestResult ? bytes : [.. bytes.AsSpan(0, position), .. part, .. bytes.AsSpan(position)];
    }

    private static byte[] SwapTags(byte[] bytes, uint one, uint other)
    {
        var (first, second) = (TagRange(bytes, one), TagRange(bytes, other));
        if (first.Start.Value > second.Start.Value)
            (first, second) = (second, first);
        return first.End.Value > second.Start.Value
            ? bytes
            : [.. bytes[..first.Start], .. bytes[second], .. bytes[first.End..second.Start], .. bytes[first], .. bytes[second.End..]];
    }

    private static Range TagRange(byte[] bytes, uint near)
    {
        var start = (int)TagAt(bytes, near);
        var length = bytes.AsSpan(start).IndexOf((byte)'>');
        return start..(length < 0 ? bytes.Length : start + length + 1);
    }

    /// <summary>The next tag from a position on; the position itself where there is none.</summary>
    private static uint TagAt(byte[] bytes, uint near)
    {
        var position = (int)(near % bytes.Length);
        var offset = bytes.AsSpan(position).IndexOf((byte)'<');
        return (uint)(offset < 0 ? position : position + offset);
    }

    private static byte[] Part(byte[] bytes, uint from, uint length) => bytes.Length == 0 ? bytes : bytes[PartOf(bytes, from, length)];

    /// <summary>Short parts are as likely as long ones.</summary>
    private static Range PartOf(byte[] bytes, uint from, uint length)
    {
        var start = (int)(from % bytes.Length);
        var longest = Math.Min(bytes.Length - start, 1 << (int)(length % 17));
        return start..(start + (int)(length / 17 % (longest + 1)));
    }
}
