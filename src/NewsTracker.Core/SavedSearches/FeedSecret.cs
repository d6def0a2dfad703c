using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Core.SavedSearches;

/// <summary>The secret in a feed's address: 256 random bits, in letters that addresses may hold. Who knows it may read; so it is shown once, and only its hash is kept.</summary>
public sealed record FeedSecret
{
    private const int Bytes = 32;

    private FeedSecret(string text) => Text = text;

    public string Text { get; }

    public static FeedSecret Make() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>What is kept of it. A plain hash is enough: nobody guesses 256 bits.</summary>
    public byte[] Hash() => HashOf(Text);

    /// <summary>The hash of what an address holds, whatever that is.</summary>
    public static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Nobody reads a secret in a log by accident.</summary>
    public override string ToString() => "a feed's secret";
}
