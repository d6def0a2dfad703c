using CsCheck;

namespace NewsTracker.Core.Tests.Extraction.Fuzzing;

/// <summary>Text as pages hold it at their worst: odd characters, references, dates, addresses and names, amid plain prose.</summary>
internal static class OddTexts
{
    private const string Prose = "The state handed in its notice on Monday, officials said, and the treaty stops binding it after six months have passed. ";

    public static readonly Gen<string> Characters = Gen.Frequency(
        (6, Pick.From(
            "\0", "\u0001", "\u0008", "\u000b", "\f", "\u001b", "\u007f", "\u0080", "\u0085", "\u009f", "\u00a0", "\u00ad", "\u200b", "\u200d", "\u2028", "\u2029", "\u202e", "\ufeff", "\ufffe", "\uffff", "\ufffd",
            "\ud800", "\udfff", "😀", "👩‍👩‍👧", "e\u0301", "İ", "ß", "ﬁ", "漢字", "한국어", "עברית", "العربية", "ไทย", "\r", "\r\n", "\n", "\t", "'", "\"", "`", "<", ">", "&", "=", "/", "\\", "--", "]]>")),
        (1, Gen.Char.Select(c => c.ToString())));

    public static readonly Gen<string> References = Pick.From(
        "&amp;", "&lt;", "&gt;", "&nbsp;", "&shy;", "&#0;", "&#x0;", "&#xD800;", "&#xDFFF;", "&#128;", "&#x85;", "&#9;", "&#10;", "&#13;", "&#27;", "&#x110000;", "&#99999999999;", "&notit;", "&amp;lt;b&amp;gt;",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "&NotEqualTilde;", "&#", "&#x", "&", "&amp;#0;", "&amp;#x1b;", "&zwj;", "&bne;");

    public static readonly Gen<string> Dates = Pick.From(
        "2026-01-15", "2026-02-30", "0000-00-00T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "9999-12-31T23:59:60+99:99", "2026-01-15T10:00:00+25:61", "2026-01-15T24:00", "12/13/14", "13/13/2013",
        "31.02.2024", "1.1.1", "-1", "1e400", "99999999999999999999", "1700000000", "1700000000000", "2147483648", "January 99, 2026", "Monday, 15 January 2026, 25:61 PM IST", "yesterday", "in 999999999999 days",
        "2147483648 years ago", "-5 hours ago", "٢٠٢٦-٠١-١٥", "２０２６年１月１５日", "15 января 2026", "15 styczeń 2026 r. 10:30", "Updated: Jan 15 2026 | Published: Jan 14 2026", "T10:00:00Z", "2026-W03-1", "2026-015",
        "Thu, 15 Jan 2026 10:00:00 GMT+0530 (IST)", "15.01.2026 klo 10.30", "00/00/0000", "29 February 2023", "2026", "Mon Mon Mon", "12:30 12:30 12:30 12:30");

    public static readonly Gen<string> Addresses = Pick.From(
        "https://hostile.example/a", "/a/b/c", "//cdn.example/x.jpg", "javascript:alert(1)", "java\tscript:alert(1)", "data:text/html,x", "http://", "https:///", "http://[::1", "http://[::1]/", "http://a b/", "https://ex'am\"ple/", "?q='\"<>&amp;",
        "#", "", " ", "ftp://a/", "file:///etc/passwd", "mailto:a@b.c", "http://user:pass@host.example/", "http://host:99999/", "http://host:0/", "http://xn--/", "http://İ.example/", "https://a/\ud800", "https://a/%00", "https://a/\0", "http://a/%zz%",
        "https://a/'x'", "\\\\server\\share", "https://例え.テスト/パス?ク=エ#リ", "http:relative", "https:/one", "..//../", "https://a/" + new string('x', 1_900), "blob:https://a/b", "http://1.2.3.4.5/", "http://0x7f.1/", "https://a/&quot;onload=&quot;", "https://a/\u00adb\u200bc");

    public static readonly Gen<string> Names = Pick.From(
        "By Ann Lee", "Ann Lee and Bo Ek", "Von Anna Müller, dpa", "Reuters", "PTI | New Delhi | Updated: 15-01-2026 10:30 IST", "by by by", "By", "By ,,,, and and", "@ann", "😀 Lee", "AFP/AP/dpa", "من", "Ann\0Lee", "&#0;Ann &#x1b;Lee", "news@hostile.example");

    public static readonly Gen<string> Sentences = Gen.Frequency(
        (8, Pick.From(Prose)),
        (2, Gen.Int[1, 5].Select(Pick.From("Word ", "слово ", "字", "والدولة ", "😀", "a", ". ", ", ", "1 ", "- "), (times, word) => string.Concat(Enumerable.Repeat(word, times * 40)))),
        (1, Pick.From("Read more", "Related articles", "Sign up for our newsletter", "Comments", "Photo: Getty Images", "Accept all cookies", "Page not found", "Log in", "3 comments", "$5 / month", "* * *", "-30-", "+44 20 1234", "www.a-b.co.uk")));

    /// <summary>Any of them, one after the other.</summary>
    public static readonly Gen<string> Mixed = Gen.Frequency((6, Sentences), (3, Characters), (2, References), (1, Dates), (1, Names), (1, Addresses)).Array[0, 6].Select(string.Concat);
}
