using System.Text.Json;
using NewsTracker.Core.Articles.Citing;

namespace NewsTracker.Core.Tests.Articles.Citing;

public class CitationTests
{
    private static readonly Citation Whole = new(
        7, "50 % of {mines} & more", [PersonName.Read("Jonas Kask", "en"), PersonName.Read("Mari Tamm", "en")], "Baltic Public News", new DateOnly(2025, 7, 9), new DateOnly(2025, 7, 10), "https://baltic.example/a_b", "en");

    private static readonly Citation Bare = new(8, "Untitled", [], null, null, new DateOnly(2025, 7, 10), null, null);

    [Fact]
    public void BibTeX_escapes_what_TeX_would_read() => Assert.Equal(
        """
        @online{article7,
          title = {{50 \% of \textbraceleft{}mines\textbraceright{} \& more}},
          author = {Kask, Jonas and Tamm, Mari},
          organization = {Baltic Public News},
          date = {2025-07-09},
          url = {https://baltic.example/a_b},
          urldate = {2025-07-10},
          langid = {english},
        }

        """.ReplaceLineEndings("\n"),
        Whole.ToBibTeX());

    [Theory]
    [InlineData("Mines {again")]
    [InlineData("Mines} again")]
    public void BibTeX_closes_each_brace_that_it_opens_whatever_a_headline_holds(string headline)
    {
        var text = (Whole with { Headline = headline }).ToBibTeX();
        Assert.Equal(text.Count(c => c == '{'), text.Count(c => c == '}'));
    }

    [Theory]
    [InlineData("fi", "finnish")]
    [InlineData("pt-BR", "portuguese")]
    public void BibTeX_calls_a_language_as_LaTeX_does(string tag, string name) => Assert.Contains($"  langid = {{{name}}},\n", (Whole with { Language = tag }).ToBibTeX(), StringComparison.Ordinal);

    [Fact]
    public void BibTeX_without_a_language_that_LaTeX_knows_names_none() => Assert.DoesNotContain("langid", (Whole with { Language = "ta" }).ToBibTeX(), StringComparison.Ordinal);

    [Fact]
    public void RIS_has_a_line_for_each_author()
    {
        var lines = Whole.ToRis().Split("\r\n");
        Assert.Equal("TY  - NEWS", lines[0]);
        Assert.Equal(2, lines.Count(line => line.StartsWith("AU  - ", StringComparison.Ordinal)));
        Assert.Contains("T2  - Baltic Public News", lines);
        Assert.Contains("DA  - 2025/07/09/", lines);
        Assert.Contains("ER  - ", lines);
    }

    [Fact]
    public void A_headline_cannot_put_lines_of_its_own_into_a_reference() =>
        Assert.DoesNotContain("\nAU  - Evil", (Whole with { Headline = "a\r\nAU  - Evil" }).ToRis(), StringComparison.Ordinal);

    [Fact]
    public void APA_and_Chicago_name_people_day_and_place()
    {
        Assert.Equal("Kask, J., & Tamm, M. (2025, July 9). 50 % of {mines} & more. Baltic Public News. https://baltic.example/a_b", Whole.ToApa());
        Assert.Equal("Kask, Jonas, and Mari Tamm. “50 % of {mines} & more.” Baltic Public News, July 9, 2025. https://baltic.example/a_b", Whole.ToChicago());
    }

    [Theory]
    [InlineData("Poland says „no” to mines", "“Poland says ‘no’ to mines.”")]
    [InlineData("„A line could start in half a year”", "“‘A line could start in half a year.’”")]
    [InlineData("Minen: „Nie wieder“, sagt er", "“Minen: ‘Nie wieder’, sagt er.”")]
    [InlineData("Er sagt »nein« zu Minen", "“Er sagt ‘nein’ zu Minen.”")]
    [InlineData("Il dit « non » aux mines", "“Il dit ‘non’ aux mines.”")]
    [InlineData("« Pourquoi pas ? »", "“‘Pourquoi pas ?’”")]
    [InlineData("He asked, \"why now?\"", "“He asked, ‘why now?’”")]
    [InlineData("The sappers’", "“The sappers’.”")]
    [InlineData("Mines in the farmers’ “fields”", "“Mines in the farmers’ ‘fields.’”")]
    [InlineData("צה\"ל אמר \"לא\"", "“צה\"ל אמר ‘לא.’”")]
    [InlineData("דו״ח של או”ם", "“דו״ח של או”ם.”")]
    [InlineData("The צַהַ\"ל said \"no\"", "“The צַהַ\"ל said ‘no.’”")]
    [InlineData("\"Barış Pınarı\"nda 3 asker", "“‘Barış Pınarı’nda 3 asker.”")]
    [InlineData("“一带一路”倡议", "“‘一带一路’倡议.”")]
    public void Chicago_has_single_quotation_marks_within_its_own_and_one_stop(string headline, string written) => Assert.Equal($"{written} Accessed July 10, 2025.", (Bare with { Headline = headline }).ToChicago());

    [Theory]
    [InlineData("“A line in half a year”", "“A line in half a year.” (n.d.).")]
    [InlineData("He asked, “why now?”", "He asked, “why now?” (n.d.).")]
    [InlineData("Il dit « non »", "Il dit « non ». (n.d.).")]
    [InlineData("« Pourquoi pas ? »", "« Pourquoi pas ? » (n.d.).")]
    public void APA_ends_a_headline_within_its_quotation_marks(string headline, string written) => Assert.Equal(written, (Bare with { Headline = headline }).ToApa());

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        Assert.Equal("Untitled. (n.d.).", Bare.ToApa());
        Assert.DoesNotContain("author", Bare.ToBibTeX(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Bare.ToCslJson());
        Assert.False(json.RootElement[0].TryGetProperty("issued", out _));
    }
}
