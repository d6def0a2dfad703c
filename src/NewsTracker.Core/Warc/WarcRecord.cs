using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Warc;

/// <summary>A record of the web archive format WARC 1.1 (ISO 28500:2017): a named header and a block of bytes.</summary>
public sealed record WarcRecord(string Type, string Id, DateTimeOffset Date, string? TargetUri, string ContentType, byte[] Block, byte[]? PayloadSha256)
{
    /// <summary>These say how the body was sent; it is kept decoded, so they are kept under another name.</summary>
    private static readonly string[] SendingHeaders = ["Content-Encoding", "Transfer-Encoding", "Content-Length"];

    /// <summary>The record that opens a file and says what made it.</summary>
    public static WarcRecord Info(string fileName, string software, DateTimeOffset at)
    {
        var block = Encoding.UTF8.GetBytes($"software: {software}\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\ndescription: {fileName}\r\n");
        return new WarcRecord("warcinfo", IdOf($"warcinfo {fileName} {at:O}"), at, null, "application/warc-fields", block, null);
    }

    /// <summary>
    /// A snapshot as the response it was, or as a resource (WARC 1.1, section 6.3) where no server answered with it: a file or pasted text, with or without the address it is said to
    /// be from, and a page made of what a feed carried.
    /// </summary>
    /// <param name="content">The snapshot's content, unpacked.</param>
    public static WarcRecord Of(Snapshot snapshot, byte[] content)
    {
        var id = IdOf($"{snapshot.Url} {snapshot.FetchedAt:O} {Convert.ToHexString(snapshot.Sha256)}");
        if (snapshot.Url is not { } url || !snapshot.IsResponse)
        {
            var target = snapshot.Url ?? $"urn:sha256:{Convert.ToHexStringLower(snapshot.Sha256)}";
            return new WarcRecord("resource", id, snapshot.FetchedAt, target, HeaderValue(snapshot.ContentType ?? "application/octet-stream"), content, snapshot.Sha256);
        }

        var head = new StringBuilder("HTTP/1.1 200 OK\r\n");
        foreach (var (name, value) in snapshot.Headers)
        {
            var kept = SendingHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"X-Archive-Orig-{name}" : name;
            head.Append(HeaderValue(kept)).Append(": ").Append(HeaderValue(value)).Append("\r\n");
        }

        head.Append("Content-Length: ").Append(content.Length).Append("\r\n\r\n");
        return new WarcRecord("response", id, snapshot.FetchedAt, url, "application/http; msgtype=response", [.. Encoding.UTF8.GetBytes(head.ToString()), .. content], snapshot.Sha256);
    }

    /// <summary>Stands for a snapshot whose stored bytes are damaged, so that nobody takes the file for whole.</summary>
    public static WarcRecord Damaged(Snapshot snapshot)
    {
        var digest = Convert.ToHexStringLower(snapshot.Sha256);
        var block = Encoding.UTF8.GetBytes($"snapshot: {snapshot.Id}\r\nsha256: {digest}\r\nlength: {snapshot.Length}\r\nproblem: The stored bytes of this snapshot are damaged and could not be unpacked.\r\n");
        return new WarcRecord(
            "metadata", IdOf($"damaged {snapshot.Url} {snapshot.FetchedAt:O} {digest}"), snapshot.FetchedAt, snapshot.Url ?? $"urn:sha256:{digest}", "application/warc-fields", block, null);
    }

    /// <summary>The record as it stands in a file, not compressed.</summary>
    public byte[] ToBytes()
    {
        var header = new StringBuilder("WARC/1.1\r\n")
            .Append("WARC-Type: ").Append(Type).Append("\r\n")
            .Append("WARC-Record-ID: <").Append(Id).Append(">\r\n")
            .Append("WARC-Date: ").Append(Date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)).Append("\r\n");
        if (TargetUri is not null)
        {
            header.Append("WARC-Target-URI: ").Append(HeaderValue(TargetUri)).Append("\r\n");
        }

        if (PayloadSha256 is not null)
        {
            header.Append("WARC-Payload-Digest: sha256:").Append(Base32.Encode(PayloadSha256)).Append("\r\n");
        }

        header.Append("WARC-Block-Digest: sha256:").Append(Base32.Encode(SHA256.HashData(Block))).Append("\r\n")
            .Append("Content-Type: ").Append(ContentType).Append("\r\n")
            .Append("Content-Length: ").Append(Block.Length).Append("\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(header.ToString()), .. Block, .. "\r\n\r\n"u8];
    }

    /// <summary>The same snapshot has the same id in every export (a UUID of version 8, RFC 9562).</summary>
    private static string IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    // Headers are the publisher's words: a line break in one would begin a header of its own.
    private static string HeaderValue(string text) => text.ReplaceLineEndings(" ").WithoutNul();
}
