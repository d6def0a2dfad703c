using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Positions;

public sealed class SaidOnGuessTests
{
    // A Wednesday.
    private static readonly DateOnly Published = new(2025, 7, 9);

    [Theory]
    [InlineData("The minister said so.", "2025-07-09")]
    [InlineData("The minister said so on Monday.", "2025-07-07")]
    [InlineData("Parliament voted on Wednesday.", "2025-07-09")]
    [InlineData("Parliament voted last Thursday.", "2025-07-03")]
    [InlineData("Parliament voted last Wednesday.", "2025-07-02")]
    [InlineData("Parliament voted on December 3, 1997.", "1997-12-03")]
    [InlineData("Yesterday the cabinet agreed.", "2025-07-08")]
    [InlineData("It notified the United Nations on 27 June 2025.", "2025-06-27")]
    [InlineData("It notified the United Nations on June 27.", "2025-06-27")]
    [InlineData("On the 19th of June the vote failed; on 24 June it passed.", "2025-06-24")]
    [InlineData("The withdrawal takes effect on 27 December 2025.", "2025-07-09")]
    [InlineData("The cabinet decided on \uFF15 May.", "2025-07-09")]
    [InlineData("The cabinet decided on May \uFF15.", "2025-07-09")]
    [InlineData("The cabinet decided on \u0665 May \u0662\u0660\u0662\u0665.", "2025-07-09")]
    [InlineData("The cabinet decided on 5 May 20\uFF125.", "2025-05-05")]
    [InlineData("The withdrawal takes effect on July 4.", "2025-07-09")]
    [InlineData("The exit on December 27 is certain.", "2025-07-09")]
    [InlineData("It will leave on December 27.", "2025-07-09")]
    [InlineData("Finland, which joined the treaty on January 9, 2012, will leave it.", "2025-07-09")]
    [InlineData("Finland will leave the treaty, which it joined on 9 January 2012.", "2025-07-09")]
    [InlineData("Finland, attacked on 30 May 1990, has decided to leave it.", "2025-07-09")]
    [InlineData("Since the invasion on 24 February 2022, it has decided to leave.", "2025-07-09")]
    [InlineData("It joined the treaty, which it had signed on 9 January 2012, on 1 July 2012.", "2012-07-01")]
    [InlineData("The law was sent to the president, who signed it on Friday.", "2025-07-04")]
    [InlineData("A date like 31 February is none.", "2025-07-09")]
    [InlineData("On Friday, 27 June 2025, it notified the Secretary-General.", "2025-06-27")]
    [InlineData("On Friday (27 June) it notified the Secretary-General.", "2025-06-27")]
    [InlineData("It has kept to the Good Friday Agreement.", "2025-07-09")]
    [InlineData("Invaded on 30 November 1939, it wants mines.", "2025-07-09")]
    [InlineData("Parliament will vote on leaving the treaty on Friday.", "2025-07-09")]
    [InlineData("On Friday, parliament will vote on leaving the treaty.", "2025-07-09")]
    [InlineData("Parliament will vote on the bill, the first of its kind, on Friday.", "2025-07-09")]
    [InlineData("A vote is due on Friday.", "2025-07-09")]
    [InlineData("Ministers have until Friday to decide.", "2025-07-09")]
    [InlineData("It will leave the treaty, the cabinet decided on Friday.", "2025-07-04")]
    [InlineData("The minister said on Friday that it would leave.", "2025-07-04")]
    [InlineData("On Friday the minister said it would leave.", "2025-07-04")]
    [InlineData("Parliament voted to leave the treaty on Friday.", "2025-07-04")]
    [InlineData("The cabinet announced plans to leave the treaty on Friday.", "2025-07-04")]
    [InlineData("A bill that would end membership passed on Friday.", "2025-07-04")]
    [InlineData("It may use the mines bought on Friday.", "2025-07-04")]
    [InlineData("It said on Friday it will leave on December 27.", "2025-07-04")]
    [InlineData("It decided to leave, after Russia invaded Ukraine on 24 February 2022.", "2025-07-09")]
    [InlineData("It decided to leave following Russia's full-scale invasion of Ukraine on 24 February 2022.", "2025-07-09")]
    [InlineData("It decided to leave in response to the invasion on 24 February 2022.", "2025-07-09")]
    [InlineData("Finland will leave the treaty that it joined on 9 January 2012.", "2025-07-09")]
    [InlineData("After the invasion on 24 February 2022, it decided on 27 June 2025 to leave.", "2025-06-27")]
    [InlineData("It joined the treaty on 9 Jan. 2012.", "2012-01-09")]
    [InlineData("The cabinet, which met on Thursday, had decided on 1 July to leave.", "2025-07-01")]
    [InlineData("Lithuania, today a member of NATO, notified the United Nations on 27 June 2025.", "2025-06-27")]
    [InlineData("In a letter of 5 May the minister wrote that today mines are needed.", "2025-05-05")]
    [InlineData("Russia Today wrote that it had joined on 9 January 2012.", "2012-01-09")]
    [InlineData("Today the cabinet decided to leave what it joined on 1 July 2003.", "2025-07-09")]
    [InlineData("The cabinet decided today to leave the treaty signed on 3 December 1997.", "2025-07-09")]
    [InlineData("It spoke of exit ahead of Sunday's election.", "2025-07-09")]
    [InlineData("The minister told the Sunday Times so.", "2025-07-09")]
    [InlineData("Its cabinet meets every Friday.", "2025-07-09")]
    [InlineData("In a Friday statement the minister said so.", "2025-07-04")]
    [InlineData("The Seimas on Friday will vote on leaving the treaty.", "2025-07-09")]
    [InlineData("The president on Friday signed a law that will end membership.", "2025-07-04")]
    [InlineData("The Sejm is going to vote on the exit on Friday.", "2025-07-09")]
    [InlineData("Sejm to vote on leaving the treaty on Friday", "2025-07-09")]
    [InlineData("Poland decided to leave the treaty on Friday", "2025-07-04")]
    [InlineData("Letter to the depositary on Friday", "2025-07-04")]
    [InlineData("A bill that would take Latvia out won final approval on Friday.", "2025-07-04")]
    [InlineData("On Friday the minister wrote that it would leave.", "2025-07-04")]
    public void The_day_is_read_from_the_sentence_or_else_the_articles(string sentence, string expected) =>
        Assert.Equal(DateOnly.Parse(expected, null), SaidOnGuess.Of(sentence, Published));

    [Theory]
    [InlineData("The withdrawal takes effect on January 10.", "2025-12-20")]
    [InlineData("The withdrawal will take effect on December 27.", "2025-10-01")]
    [InlineData("The Sejm will vote on leaving the treaty on Wednesday.", "2025-06-23")]
    [InlineData("Lithuania announced it is leaving the treaty on December 27.", "2025-10-01")]
    [InlineData("The Seimas passed the law and the exit is effective from December 27.", "2025-10-01")]
    [InlineData("Finland leaves the treaty on January 10.", "2025-12-20")]
    public void A_day_to_come_is_what_is_announced_and_not_when(string sentence, string published) =>
        Assert.Equal(DateOnly.Parse(published, null), SaidOnGuess.Of(sentence, DateOnly.Parse(published, null)));

    [Fact]
    public void December_in_a_January_paper_is_the_one_before() =>
        Assert.Equal(new DateOnly(2024, 12, 20), SaidOnGuess.Of("The vote fell on December 20.", new DateOnly(2025, 1, 8)));
}
