using System.Text;
using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>Documents for the extraction engine, as bytes in some charset, with what a server says of them.</summary>
internal static class FuzzDocuments
{
    private static readonly Gen<string?> ContentTypes = Gen.Frequency(
        (6, Pick.From<string?>(["text/html; charset=utf-8"])),
        (3, Pick.From<string?>([null])),
        (2, Pick.From<string?>(
            "text/html", "text/plain", "text/plain; charset=windows-1251", "application/xhtml+xml", "text/html; charset=utf-16", "text/html; charset=utf-7", "text/html; charset=\"", "text/html; charset=nonsense", "text/html; charset=iso-2022-jp",
            "text/html; charset=iso-2022-kr", "text/html; charset=hz-gb-2312", "text/html; charset=x-user-defined", "text/html; charset=0", "text/html; charset=1200", "text/html;;;;", "", "image/png", "charset=charset=charset=")));

    private static readonly Gen<Uri?> Urls = Pick.From<Uri?>(
        new Uri("https://hostile.example/2026/01/15/a-state-leaves.html"), new Uri("http://www.devdiscourse.com/article/1"), new Uri("https://hostile.example/"), new Uri("relative/a.html", UriKind.Relative),
        new Uri("file:///a.html"), new Uri("https://[::1]/a"), new Uri("https://例え.テスト/"), null);

    /// <summary>Line breaks and lone surrogates included: the bytes are what a broken program would have written.</summary>
    private static readonly Gen<Func<string, byte[]>> Writers = Gen.Frequency(
        (12, Pick.From<Func<string, byte[]>>(Encoding.UTF8.GetBytes)),
        (3, Pick.From<Func<string, byte[]>>(
            text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)],
            text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            text => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            text => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(text)],
            text => [0xFF, 0xFE, .. Encoding.UTF8.GetBytes(text)],
            Encoding.Latin1.GetBytes,
            Encoding.Unicode.GetBytes)));

    public static readonly Gen<FuzzDocument> Written = Gen.Select(HostileMarkup.Documents, Writers, ContentTypes, Urls, (text, write, type, url) => new FuzzDocument(write(text), type, url));

    /// <summary>Pages of a corpus, damaged.</summary>
    public static Gen<FuzzDocument> MutationsOf(IReadOnlyList<byte[]> pages)
    {
        var page = Gen.Int[0, pages.Count - 1].Select(index => pages[index]);
        return Gen.Select(page, PageMutations.Edits(page).Array[1, 12], ContentTypes, Urls, (content, edits, type, url) =>
            new FuzzDocument(edits.Aggregate(content, (bytes, edit) => edit(bytes)), type, url));
    }
}
