using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The rules for files that editors upload, and how such a file becomes a document.</summary>
internal static class UploadedFile
{
    public const int MaxFiles = 20;
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Of one upload, form and all.</summary>
    public const long MaxTotalBytes = 64 * 1024 * 1024;

    private const int MaxShownName = 120;

    /// <summary>What is wrong with an upload, in sentences; nothing where it can be taken.</summary>
    public static IEnumerable<string> ProblemsOf(IReadOnlyList<IFormFile> files)
    {
        if (files.Count == 0)
        {
            yield return "Choose at least one file.";
        }

        if (files.Count > MaxFiles)
        {
            yield return $"At most {MaxFiles} files can be uploaded at once; these are {files.Count}.";
            yield break;
        }

        foreach (var file in files)
        {
            if (ContentTypeOf(file) is null)
            {
                yield return $"{NameOf(file)} is not a .html, .htm or .txt file.";
            }
            else if (file.Length == 0)
            {
                yield return $"{NameOf(file)} is empty.";
            }
            else if (file.Length > MaxBytes)
            {
                yield return $"{NameOf(file)} is too large: at most {MaxBytes / (1024 * 1024)} MB a file.";
            }
        }
    }

    /// <param name="url">Where the file was saved from, if that is known.</param>
    public static async Task<IncomingDocument> ReadAsync(IFormFile file, Uri? url, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var content = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(content, cancellationToken);
        return new IncomingDocument
        {
            Origin = ArticleOrigin.File,
            Content = content,
            ContentType = ContentTypeOf(file),
            RequestedUrl = url,
            FinalUrl = url,
            FetchedAt = now,
        };
    }

    /// <summary>The name without its folders, short enough to show.</summary>
    public static string NameOf(IFormFile file)
    {
        var name = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.ShortenTo(MaxShownName);
    }

    // By the name, not by what the browser claims. No charset: the content tells it better.
    private static string? ContentTypeOf(IFormFile file) => Path.GetExtension(file.FileName).ToUpperInvariant() switch
    {
        ".TXT" => "text/plain",
        ".HTML" or ".HTM" => "text/html",
        _ => null,
    };
}
