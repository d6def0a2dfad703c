namespace NewsTracker.Core.Tests.Extraction.Blocks;

public sealed class PageWalkerTests
{
    [Theory]
    [InlineData("left the <a href='/t'>treaty<svg><path/></svg></a>, which", "left the treaty, which")]
    [InlineData("share<svg></svg>print", "share print")]
    [InlineData("share<svg></svg> <svg></svg>print", "share print")]
    [InlineData("<ruby>地<rp>(</rp><rt>じ</rt><rp>)</rp>雷<rt>らい</rt></ruby>の撤去", "地雷の撤去")]
    [InlineData("un<script>a()</script>able, un<style>b { }</style>able", "unable, unable")]
    [InlineData("one<button>Share</button>two", "one two")]
    public void What_is_passed_over_parts_words_only_where_a_reader_sees_them_parted(string markup, string text) =>
        Assert.Contains($"{text} {ReadPage.First}", ReadPage.Article(body: $"<div class=\"story\"><p>{markup} {ReadPage.First}</p></div>").BodyText, StringComparison.Ordinal);
}
