using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class PrintedInstantTests
{
    [Fact]
    public void A_bare_day_stays_a_bare_day() => Assert.Equal("2025-07-09", PrintedInstant.OfDay(new DateOnly(2025, 7, 9)).ToString());

    [Theory]
    [InlineData(330, "2025-07-09T12:32+05:30", "2025-07-09T07:02:00Z")]
    [InlineData(-240, "2025-07-09T12:32-04:00", "2025-07-09T16:32:00Z")]
    [InlineData(0, "2025-07-09T12:32+00:00", "2025-07-09T12:32:00Z")]
    [InlineData(null, "2025-07-09T12:32", "2025-07-09T12:32:00Z")]
    public void The_printed_offset_is_kept_and_settles_the_instant(int? offsetMinutes, string printed, string utc)
    {
        var instant = new PrintedInstant(new DateTime(2025, 7, 9, 12, 32, 0), offsetMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, InstantPrecision.Minute);
        Assert.Equal(printed, instant.ToString());
        Assert.Equal(DateTimeOffset.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), instant.ToUtc());
        Assert.Equal(instant, PrintedInstant.FromUtc(instant.ToUtc(), instant.Offset, instant.Precision));
    }
}
