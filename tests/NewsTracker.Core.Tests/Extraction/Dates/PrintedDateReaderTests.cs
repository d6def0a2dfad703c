using CsCheck;
using NewsTracker.Core.Extraction.Dates;

namespace NewsTracker.Core.Tests.Extraction.Dates;

public sealed class PrintedDateReaderTests
{
    private static readonly string[] Middles = ["0123456789:-/. TZ+", "ab年月日 ٣٤", "may 12 noon UTC ", "12/11/2020 10:", "1 day"];

    private static readonly Uri Devdiscourse = new("https://www.devdiscourse.com/article/1");

    [Theory]
    [InlineData("2025-07-09T12:32:05+05:30", null, "2025-07-09T12:32:05+05:30")]
    [InlineData("2025-07-09T12:32Z", null, "2025-07-09T12:32+00:00")]
    [InlineData("2025-07-09", null, "2025-07-09")]
    [InlineData("Wed, 09 Jul 2025 07:02:00 GMT", null, "2025-07-09T07:02:00+00:00")]
    [InlineData("July 9, 2025 at 3:05 p.m. ET", "en", "2025-07-09T15:05-04:00")]
    [InlineData("January 9, 2025 at 3:05 p.m. ET", "en", "2025-01-09T15:05-05:00")]
    [InlineData("9 July 2025 5.10 pm", "en", "2025-07-09T17:10")]
    [InlineData("9 July 2025, 10.05am", "en", "2025-07-09T10:05")]
    [InlineData("5.30pm, 9 July 2025", "en", "2025-07-09T17:30")]
    [InlineData("12.05 a.m. on 9 July 2025", "en", "2025-07-09T00:05")]
    [InlineData("July 9, 2025 5pm", "en", "2025-07-09T17:00")]
    [InlineData("09.07.2025 5 pm", "de", "2025-07-09T17:00")]
    [InlineData("9 juillet 2025", "fr", "2025-07-09")]
    [InlineData("9. Juli 2025, 18.37 Uhr", "de", "2025-07-09T18:37")]
    [InlineData("Päivitetty 12.5.2020 klo 16:45", "fi", "2020-05-12T16:45")]
    [InlineData("Aktualizacja: 3 lutego 2025, 10:40", "pl", "2025-02-03T10:40")]
    [InlineData("28 октября 2014 в 07:54", "ru", "2014-10-28T07:54")]
    [InlineData("2016年9月14日晚8:00", "zh", "2016-09-14T20:00")]
    [InlineData("২২ জুলাই, ২০১৪", "bn", "2014-07-22")]
    [InlineData("Last Modified: Thu, 25 Feb 2016 00:10 Europe/Brussels", null, "2016-02-25T00:10+01:00")]
    public void A_date_is_read_as_printed(string text, string? language, string expected) =>
        Assert.Equal(expected, PrintedDateReader.Read(text, new DateContext { Language = language })?.ToString());

    [Theory]
    [InlineData("پنجشنبه ۱۲ تیر ۱۳۹۹", "fa", "2020-07-02")]
    [InlineData("۱۳۹۹/۰۴/۱۲ - ۱۲:۰۹", "fa", "2020-07-02T12:09")]
    [InlineData("۳۰ اسفند ۱۴۰۳", "fa", "2025-03-20")]
    [InlineData("۱۲ سرطان ۱۳۹۹", "ps", "2020-07-02")]
    [InlineData("۳۱ اسفند ۱۴۰۳", "fa", null)]
    [InlineData("9 กรกฎาคม 2568", "th", "2025-07-09")]
    [InlineData("9 July 2568", "en", null)]
    public void Years_of_other_calendars_are_turned_into_ours(string text, string language, string? expected) =>
        Assert.Equal(expected, PrintedDateReader.Read(text, new DateContext { Language = language })?.ToString());

    /// <summary>Reading what is behind the eighth bar as a text of its own, and twice for the label in it, takes longer than anybody lives.</summary>
    [Fact]
    public void Any_number_of_parts_is_read_part_by_part() =>
        Assert.Null(PrintedDateReader.Read(string.Concat(Enumerable.Repeat("a|", 2000)) + "posted", DateContext.Empty));

    [Theory]
    [InlineData("By A. Writer | Updated 3 July 2025 | Posted 1 July 2025", "2025-07-01")]
    [InlineData("a | b | c | d | e | f | g | h | Updated 3 July 2025 • Posted 1 July 2025", "2025-07-01")]
    [InlineData("Posted in News | 2025-07-09T12:32Z", "2025-07-09T12:32+00:00")]
    [InlineData("Оновлено: 11.07.2025 12:00 | Опубліковано: 09.07.2025 09:00", "2025-07-09T09:00")]
    [InlineData("Aktualizacja: 11.07.2025 | Dodano: 09.07.2025", "2025-07-09")]
    [InlineData("Aktualizováno 11. 7. 2025 | 9. 7. 2025", "2025-07-09")]
    [InlineData("Atnaujinta 2025-07-11 08:00 | Paskelbta 2025-07-09 12:32", "2025-07-09T12:32")]
    [InlineData("Atjaunināts 2025-07-11 | Publicēts 2025-07-09", "2025-07-09")]
    [InlineData("Muudetud 11. juuli 2025 | Avaldatud 9. juuli 2025", "2025-07-09")]
    public void Of_several_parts_the_one_that_says_published_goes_first(string text, string expected) =>
        Assert.Equal(expected, PrintedDateReader.Read(text, new DateContext { Language = "en", DayFirst = true })?.ToString());

    [Theory]
    [InlineData("Sun, 99 Jun 2009 12:00:00 GMT")]
    [InlineData("Sun, 16 zzz 2012 11:47:32 GMT")]
    [InlineData("2013-02-30T10:00:00Z")]
    [InlineData("2013-01-28T09:00:00+00:xx")]
    [InlineData("12 comments on 3 stories in 2024")]
    [InlineData("July 2025")]
    [InlineData("")]
    public void What_is_no_day_is_not_read(string text) => Assert.Null(PrintedDateReader.Read(text, DateContext.Empty));

    [Fact]
    public void Day_and_month_that_nothing_tells_apart_stay_unread() => Assert.Null(PrintedDateReader.Read("09/07/2025", new DateContext { Language = "en" }));

    [Theory]
    [InlineData("09/07/2025", "en-GB", null, "2025-07-09")]
    [InlineData("09/07/2025", "en-US", null, "2025-09-07")]
    [InlineData("09/07/2025", "fr", null, "2025-07-09")]
    [InlineData("09/07/2025", "en", "https://paper.example.au/x", "2025-07-09")]
    [InlineData("09-07-2025", "en", "https://www.devdiscourse.com/x", "2025-07-09")]
    [InlineData("13/07/2025", "en-US", null, "2025-07-13")]
    [InlineData("Wed 09/07/2025", "en", null, "2025-07-09")]
    public void Evidence_settles_the_order(string text, string language, string? url, string expected) =>
        Assert.Equal(expected, PrintedDateReader.Read(text, new DateContext { Language = language, Url = url is null ? null : new Uri(url) })?.ToString());

    [Fact]
    public void The_fetch_day_settles_the_order() =>
        Assert.Equal("2025-07-09", PrintedDateReader.Read("09/07/2025", new DateContext { Language = "en", Latest = new DateOnly(2025, 7, 10) })?.ToString());

    [Theory]
    [InlineData("IN", "2025-07-09T12:32+05:30")]
    [InlineData("IL", "2025-07-09T12:32+03:00")]
    [InlineData("IE", "2025-07-09T12:32+01:00")]
    [InlineData(null, "2025-07-09T12:32")]
    public void Ist_is_settled_by_region(string? region, string expected) =>
        Assert.Equal(expected, PrintedDateReader.Read("9 July 2025 12:32 IST", new DateContext { Language = "en", Region = region })?.ToString());

    [Fact]
    public void Of_two_labelled_dates_the_creation_is_read() =>
        Assert.Equal("2025-07-09T11:02+05:30", PrintedDateReader.Read("Updated: 10-07-2025 12:32 IST | Created: 09-07-2025 11:02 IST", new DateContext { Language = "en", Url = Devdiscourse })?.ToString());

    [Theory]
    [InlineData("vor 2 Stunden", "de", "2025-07-09T10:00+00:00")]
    [InlineData("15 minut temu", "pl", "2025-07-09T11:45+00:00")]
    [InlineData("yesterday", "en", "2025-07-08")]
    [InlineData("3 дня назад", "ru", "2025-07-06")]
    public void Relative_dates_count_from_now(string text, string language, string expected) =>
        Assert.Equal(expected, PrintedDateReader.Read(text, new DateContext { Language = language, Now = new DateTimeOffset(2025, 7, 9, 12, 0, 0, TimeSpan.Zero) })?.ToString());

    [Fact]
    public void Relative_dates_without_now_stay_unread() => Assert.Null(PrintedDateReader.Read("2 hours ago", new DateContext { Language = "en" }));

    [Fact]
    public void No_text_whatever_raises_an_exception() =>
        Gen.Select(Gen.String, Gen.Int[0, Middles.Length - 1].Select(index => Middles[index]), Gen.String)
            .Sample(parts => PrintedDateReader.Read(parts.Item1 + parts.Item2 + parts.Item3, new DateContext { Language = "xx", Now = DateTimeOffset.UnixEpoch }) is null or { Local.Year: >= 1 });
}
