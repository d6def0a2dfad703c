using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Scraping.Exchange;

/// <summary>What an import would do, row by row.</summary>
public sealed record ImportPlan(IReadOnlyList<ImportRow> Rows)
{
    public bool DoesSomething => Rows.Any(row => row.Effect is ImportEffect.Add or ImportEffect.Change);

    public int Count(ImportEffect effect) => Rows.Count(row => row.Effect == effect);

    /// <summary>The same for the same plan: what was shown is what is applied, or it is shown anew.</summary>
    public string Fingerprint =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows.Select(row => $"{row.Effect}|{row.Source}|{row.FeedUrl}|{row.What}|{string.Join('\n', row.Values)}")))).AsSpan(0, 16));
}

/// <param name="Source">The name of the source, or of the filters for all sources.</param>
/// <param name="FeedUrl">Absent for the source itself.</param>
/// <param name="What">What is added or changes, or why nothing is done, in words.</param>
public sealed record ImportRow(ImportEffect Effect, string Source, string? FeedUrl, string What)
{
    /// <summary>All of what the words leave out of long values, those that are replaced among them: who changed any of it since makes another plan, and the audit keeps it.</summary>
    public IReadOnlyList<ImportedValue> Values { get; init; } = [];

    /// <summary>Whether it is about the filters for all sources.</summary>
    public bool IsForAll { get; init; }
}

/// <summary>A value that an import brings.</summary>
/// <param name="Before">What it replaces; absent where nothing was there.</param>
public sealed record ImportedValue(string Name, string? Before, string? After);

public enum ImportEffect
{
    Add,
    Change,

    /// <summary>All is so already.</summary>
    Skip,

    /// <summary>It cannot be taken in.</summary>
    Refuse,
}
