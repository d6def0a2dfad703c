using System.Text;
using CsCheck;
using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Tests.Extraction.Decoding;

public sealed class PageDecoderTests
{
    private const string Polish = "Zażółć gęślą jaźń. Państwa-strony spotkały się we wtorek, aby omówić skutki wycofania się z konwencji, ogłosiło ministerstwo.";

    private static readonly string?[] ContentTypes = [null, "text/html", "text/html; charset=utf-7", "text/html; charset=nonsense", "text/html; charset=shift_jis", "charset="];

    static PageDecoderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void A_byte_order_mark_decides(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        Assert.Equal(Polish, PageDecoder.Decode(encoding.GetPreamble().Concat(encoding.GetBytes(Polish)).ToArray(), "text/html; charset=iso-8859-1"));
    }

    [Theory]
    [InlineData("unicode-1-1-utf-7")]
    [InlineData("csUnicode11UTF7")]
    [InlineData("utf-7")]
    [InlineData("unicode")]
    [InlineData("ucs-2")]
    [InlineData("iso-10646-ucs-2")]
    [InlineData("utf-32")]
    public void A_page_in_plain_letters_is_read_whatever_it_says_of_itself(string label)
    {
        var page = $"<meta charset={label}><p>The ferry sails at noon.</p>";
        Assert.Equal(page, PageDecoder.Decode(Encoding.ASCII.GetBytes(page), "text/html"));
        Assert.Equal(page, PageDecoder.Decode(Encoding.ASCII.GetBytes(page), $"text/html; charset={label}"));
    }

    [Fact]
    public void A_header_that_says_utf_16_is_believed_where_the_bytes_bear_it_out()
    {
        var page = "<p>" + string.Concat(Enumerable.Repeat("Паром отходит от причала в полдень. ", 3)) + "</p>";
        Assert.Equal(page, PageDecoder.Decode(Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(page)).ToArray(), "text/html; charset=utf-16"));
        Assert.Equal(page, PageDecoder.Decode(Encoding.Unicode.GetBytes(page), "text/html; charset=utf-16"));
    }

    [Fact]
    public void The_header_names_the_charset() =>
        Assert.Equal(Polish, PageDecoder.Decode(Encoding.GetEncoding(28592).GetBytes(Polish), "text/html; charset=\"ISO-8859-2\""));

    [Theory]
    [InlineData("<meta charset=windows-1250>")]
    [InlineData("<META http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\">")]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1250\"?>")]
    public void The_document_names_the_charset(string declaration) =>
        Assert.Equal(declaration + Polish, PageDecoder.Decode(Encoding.GetEncoding(1250).GetBytes(declaration + Polish), "text/html"));

    [Fact]
    public void Sound_utf8_wins_over_a_wrong_declaration() =>
        Assert.Equal("<meta charset=iso-8859-1>" + Polish, PageDecoder.Decode(Encoding.UTF8.GetBytes("<meta charset=iso-8859-1>" + Polish), null));

    [Fact]
    public void A_page_that_claims_utf8_and_is_not_is_detected()
    {
        const string Russian = "Государства-участники встретились во вторник, чтобы обсудить последствия выхода из конвенции, сообщило министерство иностранных дел.";

        Assert.Equal(Russian, PageDecoder.Decode(Encoding.GetEncoding(1251).GetBytes(Russian), "text/html; charset=utf-8"));
    }

    [Fact]
    public void Latin_1_means_windows_1252() =>
        Assert.Equal("“Quoted” – and a €", PageDecoder.Decode(Encoding.GetEncoding(1252).GetBytes("“Quoted” – and a €"), "text/html; charset=iso-8859-1"));

    [Fact]
    public void A_pdf_is_no_text() => Assert.Null(PageDecoder.Decode("%PDF-1.7 and so on"u8.ToArray(), "text/html"));

    [Fact]
    public void No_bytes_whatever_raise_an_exception() =>
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, ContentTypes.Length - 1].Select(index => ContentTypes[index]))
            .Sample(given => Assert.True((PageDecoder.Decode(given.Item1, given.Item2) ?? "").Length <= 2 * given.Item1.Length));
}
