using System.Diagnostics;
using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class MetaRefreshTests
{
    private static readonly Uri Page = new("https://news.example/a/b");

    [Theory]
    [InlineData("""<meta http-equiv="refresh" content="0; url=/c">""", "https://news.example/c")]
    [InlineData("""<META content='3;URL="https://other.example/"' HTTP-EQUIV=Refresh>""", "https://other.example/")]
    [InlineData("""<meta http-equiv=refresh content="0, d?x=1&amp;y=2">""", "https://news.example/a/d?x=1&y=2")]
    [InlineData("""<base target="_top"><base href="https://other.example/x/"><meta http-equiv="refresh" content="0; url=c">""", "https://other.example/x/c")]
    [InlineData("""<BASE HREF=/x/><meta http-equiv="refresh" content="0; url=c">""", "https://news.example/x/c")]
    [InlineData("""<meta http-equiv="refresh" content="0; url=c"><base href="https://other.example/x/">""", "https://news.example/a/c")]
    [InlineData("""<base href="javascript:x"><meta http-equiv="refresh" content="0; url=c">""", "https://news.example/a/c")]
    public void A_page_that_sends_on_at_once_names_where(string markup, string target) => Assert.Equal(new Uri(target), Find(markup));

    [Theory]
    [InlineData("""<meta http-equiv="refresh" content="300; url=/c">""")]
    [InlineData("""<meta http-equiv="refresh" content="0">""")]
    [InlineData("""<meta http-equiv="refresh" content="0; url=/a/b">""")]
    [InlineData("""<meta http-equiv="refresh" content="0; url=javascript:alert(1)">""")]
    [InlineData("""<noscript><meta http-equiv="refresh" content="0; url=/plain"></noscript>""")]
    [InlineData("""<!-- <meta http-equiv="refresh" content="0; url=/c"> -->""")]
    [InlineData("""<script>const page = '<meta http-equiv="refresh" content="0; url=/c">';</script>""")]
    [InlineData("""<STYLE>/* <meta http-equiv="refresh" content="0; url=/c"> */</STYLE>""")]
    [InlineData("""<template><meta http-equiv="refresh" content="0; url=/c"></template>""")]
    [InlineData("""<textarea><meta http-equiv="refresh" content="0; url=/c">""")]
    [InlineData("""<p>refresh</p>""")]
    public void A_page_that_stays_names_none(string markup) => Assert.Null(Find(markup));

    [Theory]
    [InlineData("<base ", "x")]
    [InlineData("<base ", "0; url=c")]
    [InlineData("<base href=\"", "0; url=c")]
    [InlineData("<base x href", "0; url=/a/b")]
    public void A_page_of_tags_without_an_end_is_read_in_a_moment(string opening, string content)
    {
        var tags = string.Concat(Enumerable.Repeat(opening, 32_000 / opening.Length)) + string.Concat(Enumerable.Repeat($"<meta http-equiv=refresh content=\"{content}\">", 500));
        var began = Stopwatch.GetTimestamp();
        Find(tags);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5), $"{Stopwatch.GetElapsedTime(began)}");
    }

    /// <summary>To share out three runs of white space in every way would take days.</summary>
    [Theory]
    [InlineData("content=\"0{0}\"")]
    [InlineData("content=\"0;{0}\"")]
    [InlineData("content=\"0{0}url{0}={0}\"")]
    [InlineData("content=\"0\" http-equiv={0}x")]
    public void White_space_in_a_refresh_is_read_through_once(string attribute)
    {
        var tag = $"<meta http-equiv=refresh {attribute.Replace("{0}", new string(' ', attribute.Contains("url", StringComparison.Ordinal) ? 950 : 2_900), StringComparison.Ordinal)}>";
        Assert.Null(Find(string.Concat(Enumerable.Repeat(tag, 21))));
    }

    [Theory]
    [InlineData("0 url=c", "https://news.example/a/c")]
    [InlineData(" 1.5 ;  URL = c d", "https://news.example/a/c%20d")]
    [InlineData("0;urls", "https://news.example/a/urls")]
    public void An_instruction_is_read_as_browsers_read_it(string content, string target) => Assert.Equal(new Uri(target), Find($"<meta http-equiv=refresh content=\"{content}\">"));

    [Theory]
    [InlineData("text/html; charset=utf-8", "<?xml version=\"1.0\"?><html><head>")]
    [InlineData("application/xhtml+xml", "<?xml version=\"1.0\"?><!DOCTYPE html><html><head>")]
    [InlineData("text/html", "<script>const comment = '<!--';</script>")]
    [InlineData(null, "<html><head>")]
    [InlineData("", "")]
    public void A_page_is_told_by_its_type_and_its_beginning(string? type, string beginning) => Assert.NotNull(FindIn(type, beginning));

    [Theory]
    [InlineData("application/rss+xml", "<rss><channel><item><description><![CDATA[")]
    [InlineData("text/xml", "<html><head>")]
    [InlineData("application/json", "{ \"html\": \"")]
    [InlineData("text/html", "<?xml version=\"1.0\"?>\n<!-- news --><rss><channel><item><description><![CDATA[")]
    [InlineData("text/html", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><content>")]
    [InlineData(null, "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"\"><rss>")]
    [InlineData(null, "<rdf:RDF><item>")]
    [InlineData(null, "\ufeff [{ \"html\": \"")]
    public void What_is_no_page_sends_nobody_on(string? type, string beginning) => Assert.Null(FindIn(type, beginning));

    private static Uri? FindIn(string? type, string beginning) => MetaRefresh.Find(Encoding.UTF8.GetBytes($"{beginning}<meta http-equiv=\"refresh\" content=\"0; url=/c\">"), type, Page);

    private static Uri? Find(string markup) => MetaRefresh.Find(Encoding.UTF8.GetBytes($"<html><head>{markup}</head></html>"), "text/html", Page);
}
