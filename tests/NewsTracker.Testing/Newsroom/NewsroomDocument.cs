using System.Security.Cryptography;
using System.Text;

namespace NewsTracker.Testing.Newsroom;

/// <summary>Something the site serves: a page, a feed or a picture.</summary>
internal sealed record NewsroomDocument(byte[] Content, string ContentType, DateTimeOffset LastModified)
{
    /// <summary>Weak, because the same content also goes out compressed.</summary>
    public string ETag => $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Content).AsSpan(0, 10))}\"";

    public static NewsroomDocument Utf8(string content, string contentType, DateTimeOffset lastModified) =>
        new(Encoding.UTF8.GetBytes(content), contentType, lastModified);
}
