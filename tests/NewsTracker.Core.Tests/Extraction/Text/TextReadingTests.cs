using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Text;

public sealed class TextReadingTests
{
    private const string First = "Delegates of forty states met on Tuesday to talk about clearing old mines from the fields along the border, officials said.";
    private const string Second = "The work is slow: a team of six clears about two football pitches a month, and every metre is checked twice, by hand and by dog.";
    private const string Third = "Donors promised enough money for three more years, although several of them asked for a yearly report on what was done.";

    [Fact]
    public void A_saved_news_page_gives_headline_desk_dates_and_exactly_its_text()
    {
        var text = $"""
             date 2025-03-04 Left Menu

            Delegates Promise Money for Clearing Border Fields

            Forty states agreed on a plan for the border fields, which will be cleared within three years if the money lasts.

            Devdiscourse News Desk | Updated: 04-03-2025 18:45 IST | Created: 04-03-2025 17:10 IST
            Delegates Promise Money for Clearing Border Fields
            This image is AI-generated and does not depict any real-life event or location. It is a fictional representation created for illustrative purposes only.

            {First}

            {Second}

            {Third}

            (With inputs from agencies.)

            TRENDING

            1
            Markets Steady After a Long Week Full of Worries

            Markets Steady After a Long Week Full of Worries

             Global
            OPINION / BLOG / INTERVIEW

            Why the Old Canal Still Matters to Farmers and Their Neighbours

            Latest News

            Connect us on
            Devdiscourse

            Email: info@devdiscourse.com
            Phone: +91-720-0000000

            © Copyright 2025
            """;

        var article = Read(text);

        Assert.Equal("Delegates Promise Money for Clearing Border Fields", article.Headline.Value);
        Assert.Equal([new BylineName("Devdiscourse News Desk", IsOrganisation: true)], article.Byline);
        Assert.Equal("2025-03-04T17:10+05:30", article.Published?.Value.ToString());
        Assert.Equal("2025-03-04T18:45+05:30", article.Modified?.Value.ToString());
        Assert.Equal("Devdiscourse", article.SiteName?.Value);
        Assert.Equal(
            ["Forty states agreed on a plan for the border fields, which will be cleared within three years if the money lasts.", First, Second, Third, "(With inputs from agencies.)"],
            article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_reader_mode_dump_is_read(string lineBreak)
    {
        var article = Read(string.Join(lineBreak, "A Plan for the Border Fields", "By Ilse Marten and Jonas Kerr", "14 March 2025", "", First, "", Second, "", "\"We owe this to the villages,\" said the chair.", ""));

        Assert.Equal("A Plan for the Border Fields", article.Headline.Value);
        Assert.Equal(["Ilse Marten", "Jonas Kerr"], article.Byline.Select(name => name.Name));
        Assert.Equal("2025-03-14", article.Published?.Value.ToString());
        Assert.Equal([First, Second, "\"We owe this to the villages,\" said the chair."], article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("Lithuania's withdrawal takes effect on 27 December 2026", "9 July 2025, 12:32")]
    [InlineData("Finland left the treaty on 10 January 2025, and the neighbours", "9 July 2025, 12:32")]
    [InlineData("Withdrawal effective 10 January 2025", "Published 9 July 2025, 12:32")]
    [InlineData("Withdrawal effective 10 January 2025", "Helsinki, Wednesday 9 July 2025 at 12:32")]
    [InlineData("Press release: Finland left the treaty on 10 January 2025", "9 July 2025, 12:32")]
    [InlineData("Lithuania exits treaty 9 July 2025", "9 July 2025, 12:32")]
    public void A_day_that_the_headline_speaks_of_is_not_the_texts(string headline, string dated)
    {
        var article = Read($"{headline}\nBy Ann Lee\n{dated}\n\n{First}\n\n{Second}\n");

        Assert.Equal((headline, "2025-07-09T12:32"), (article.Headline.Value, article.Published?.Value.ToString()));
        Assert.Equal(["Ann Lee"], article.Byline.Select(name => name.Name));
        Assert.Equal([First, Second], article.Blocks.Select(block => block.Text));
    }

    [Theory]
    [InlineData("By Ann Lee, 9 July 2025", "Ann Lee", "2025-07-09")]
    [InlineData("By Ann Lee, Wednesday, July 9, 2025, 12:32", "Ann Lee", "2025-07-09T12:32")]
    [InlineData("By Ilse Marten and Jonas Kerr - 14 March 2025", "Ilse Marten|Jonas Kerr", "2025-03-14")]
    [InlineData("By Anna-Lena Berg, Bo Ek, 14 March 2025", "Anna-Lena Berg|Bo Ek", "2025-03-14")]
    [InlineData("By Ann Lee, Helsinki, updated 14 March 2025", "Ann Lee", "2025-03-14")]
    [InlineData("Von Ann Lee, Mittwoch, 9. Juli 2025, 18.37 Uhr", "Ann Lee", "2025-07-09T18:37")]
    [InlineData("By Ann Lee 9 July 2025", "Ann Lee", "2025-07-09")]
    [InlineData("Ann Lee – 9 July 2025", "Ann Lee", "2025-07-09")]
    [InlineData("New Delhi, 9 July 2025", "", "2025-07-09")]
    [InlineData("Phnom Penh – 9 July 2025", "", "2025-07-09")]
    [InlineData("The Hague - 9 July 2025", "", "2025-07-09")]
    [InlineData("Press Release – 9 July 2025", "", "2025-07-09")]
    public void Names_and_date_on_one_line_are_both_read(string line, string names, string published)
    {
        var article = Read($"A Plan for the Border Fields\n{line}\n\n{First}\n\n{Second}\n");

        Assert.Equal((names, published), (string.Join('|', article.Byline.Select(name => name.Name)), article.Published?.Value.ToString()));
        Assert.Equal("A Plan for the Border Fields", article.Headline.Value);
    }

    [Fact]
    public void A_title_before_the_date_names_no_author() =>
        Assert.Empty(Read($"Border Briefing – 9 July 2025\n\n{First}\n\n{Second}\n").Byline);

    [Theory]
    [InlineData("£3m", "2025-08-12T14:20+01:00")]
    [InlineData("৳400m", "2025-08-12T14:20+06:00")]
    [InlineData("$4m", "2025-08-12T14:20")]
    [InlineData("£3m ($4m)", "2025-08-12T14:20")]
    public void The_one_currency_a_text_reckons_in_settles_a_zone_name_that_countries_share(string amount, string published) =>
        Assert.Equal(published, Read($"A Plan for the Border Fields\n12 August 2025, 14:20 BST\n\n{First}\n\n{Second}\n\nIt cost {amount}, the ministry said.\n").Published?.Value.ToString());

    [Fact]
    public void Menus_and_footers_around_the_text_are_left_out()
    {
        var article = Read($"Home\nNews\nWorld\nSport\nLog in\nSubscribe\n\nA Plan for the Border Fields\n\nPublished: 3 February 2025, 08:15 CET\nShare\nFacebook\n\n{First}\n\nWhat happens next\n\n{Second}\n\nRelated stories\nBridge reopens after storm\nTerms of use\n");

        Assert.Equal("A Plan for the Border Fields", article.Headline.Value);
        Assert.Equal("2025-02-03T08:15+01:00", article.Published?.Value.ToString());
        Assert.Equal([First, "What happens next", Second], article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Lines_wrapped_at_72_columns_become_paragraphs_again()
    {
        var article = Read($"A Plan for the Border Fields\n\n{Wrap(First)}\n\n{Wrap(Second)}\n\n{Wrap(Third)}\n");

        Assert.Equal("A Plan for the Border Fields", article.Headline.Value);
        Assert.Equal([First, Second, Third], article.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void A_windows_1252_file_keeps_its_accents()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"Le café du port rouvre ses portes\n\nLes habitués étaient déjà là à six heures, mardi, quand la patronne a levé le rideau de fer après l'été, raconte un pêcheur.\n\n{First}\n";

        var outcome = ArticleExtractor.Extract(Encoding.GetEncoding(1252).GetBytes(text), "text/plain", null, new DateOnly(2026, 1, 15));

        Assert.Equal("Le café du port rouvre ses portes", Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.Headline.Value);
    }

    [Theory]
    [InlineData("Milk\nBread\nEggs\n", "None of the text's 3 lines reads as a paragraph of a report.")]
    [InlineData("Milk", "The text has a single line, which does not read as a paragraph of a report.")]
    public void A_shopping_list_is_no_article(string text, string why)
    {
        var refused = Assert.IsType<ExtractionOutcome.Refused>(Extract(text));
        Assert.Equal((RefusalReason.NoBody, why), (refused.Reason, refused.Explanation));
    }

    [Theory]
    [InlineData("BACKGROUND")]
    [InlineData("The road so far\nA short history")]
    public void Text_goes_on_behind_a_subheading(string heading)
    {
        var article = Read($"A Plan for the Border Fields\n\n{First}\n\n{heading}\n\n{Second}\n\nWHAT HAPPENS NEXT\n{Third}\n");

        Assert.Equal([First, .. heading.Split('\n'), Second, "WHAT HAPPENS NEXT", Third], article.Blocks.Select(block => block.Text));
        Assert.Equal(TextBlockKind.Heading, article.Blocks[1].Kind);
    }

    [Fact]
    public void A_list_that_is_announced_belongs_to_the_text()
    {
        var article = Read($"A Plan for the Border Fields\n\n{First}\n\nThe states that have notified are:\nFinland\nEstonia\nLatvia\nLithuania\nPoland\nBACKGROUND\n{Second}\n");

        Assert.Equal(
            [
                (TextBlockKind.Paragraph, First), (TextBlockKind.Paragraph, "The states that have notified are:"),
                (TextBlockKind.ListItem, "Finland"), (TextBlockKind.ListItem, "Estonia"), (TextBlockKind.ListItem, "Latvia"), (TextBlockKind.ListItem, "Lithuania"), (TextBlockKind.ListItem, "Poland"), (TextBlockKind.Heading, "BACKGROUND"), (TextBlockKind.Paragraph, Second),
            ],
            article.Blocks.Select(block => (block.Kind, block.Text)));
    }

    [Theory]
    [InlineData("Bridge reopens after storm\nHarbour fees rise\nTeams draw again\nRain on Sunday")]
    [InlineData("OTHER NEWS\nBridge reopens after storm")]
    [InlineData("Bridge reopens after storm\n***")]
    public void Labels_that_end_the_text_end_it_still(string labels) =>
        Assert.Equal([First, Second], Read($"A Plan for the Border Fields\n\n{First}\n\n{Second}\n\n{labels}\n\n{Third}\n").Blocks.Select(block => block.Text));

    [Fact]
    public void The_site_is_the_one_whose_address_was_given()
    {
        var text = Encoding.UTF8.GetBytes($"A Plan for the Border Fields\n\n{First}\n\n{Second}\n\nThe report is at https://www.ministry.example/report.\n");
        var outcome = ArticleExtractor.Extract(text, "text/plain", new Uri("https://www.harbourpost.example/news/1"), new DateOnly(2026, 1, 15));

        Assert.Equal("Harbourpost", Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.SiteName?.Value);
    }

    [Fact]
    public void A_sign_before_a_name_is_no_part_of_it() =>
        Assert.Equal(["Ann Lee"], Read($"A Plan for the Border Fields\nBy +Ann Lee\n9 July 2025\n\n{First}\n\n{Second}\n").Byline.Select(name => name.Name));

    private static ExtractedArticle Read(string text) => Assert.IsType<ExtractionOutcome.Extracted>(Extract(text)).Article;

    private static ExtractionOutcome Extract(string text) => ArticleExtractor.Extract(Encoding.UTF8.GetBytes(text), "text/plain", null, new DateOnly(2026, 1, 15));

    private static string Wrap(string text)
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in text.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > 72)
            {
                wrapped.Append('\n');
                column = 0;
            }

            wrapped.Append(column > 0 ? " " : "").Append(word);
            column += word.Length + (column > 0 ? 1 : 0);
        }

        return wrapped.ToString();
    }
}
