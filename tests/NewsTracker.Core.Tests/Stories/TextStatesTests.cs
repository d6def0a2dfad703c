using NewsTracker.Core.Articles;
using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

public sealed class TextStatesTests
{
    private const string Opening =
        "The ferry to Haukøya was taken out of service on Monday after an inspector found cracks in its hull, said the county. "
        + "Some 240 islanders have to go by way of Nordvik until a replacement arrives, which may take three weeks.";

    private const string Background = " The Haukøya ferry was built at a yard in Ulsteinvik in 1988 and has been repaired four times since. It carries 60,000 passengers a year, most of them to work and to school in Nordvik.";

    private const string Other =
        "A choir of two hundred children from nine schools will open the festival in Loja on Friday with songs of the border towns. "
        + "Rosa Quispe, who leads it, began to rehearse in March, and says that hardly any of the children had sung before.";

    [Fact]
    public void An_edit_adds_and_takes_away() => Assert.True(AreStates(("Ferry taken out of service", Opening), ("Islanders go round by Nordvik", Opening + Background)));

    [Fact]
    public void An_edit_may_rewrite_most_of_a_text_under_its_headline() =>
        Assert.True(AreStates(("Ferry taken out of service", Opening + Background), ("Ferry taken out of service", Background + " " + Other)));

    [Fact]
    public void Another_article_is_no_edit() => Assert.False(AreStates(("Ferry taken out of service", Opening + Background), ("Children open the festival", Other)));

    [Fact]
    public void A_headline_that_a_site_puts_over_every_text_makes_none_an_edit() => Assert.False(AreStates(("The Haukøya Post", Opening), ("The Haukøya Post", Other)));

    private static bool AreStates((string Headline, string Body) one, (string Headline, string Body) other) =>
        TextStates.MayBeOfOne(new Text { Headline = one.Headline, BodyText = one.Body }, new Text { Headline = other.Headline, BodyText = other.Body });

    private sealed class Text : ArticleText;
}
