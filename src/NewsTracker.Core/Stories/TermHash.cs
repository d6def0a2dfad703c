namespace NewsTracker.Core.Stories;

/// <summary>Hashes that are the same in every process and release: they are stored. FNV-1a (64 bits) with the finishing mix of MurmurHash3, both in the public domain.</summary>
internal static class TermHash
{
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
            hash = (hash ^ character) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>The hash of a sequence: another order, another hash.</summary>
    public static ulong Of(ReadOnlySpan<ulong> parts)
    {
        var hash = 14695981039346656037UL;
        foreach (var part in parts)
            hash = Mix((hash ^ part) * 1099511628211UL);
        return hash;
    }

    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccdUL;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return value ^ (value >> 33);
    }
}
