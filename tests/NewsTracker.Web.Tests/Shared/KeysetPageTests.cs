using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Tests.Shared;

public sealed class KeysetPageTests
{
    private const int Newest = 10;

    private static readonly Pager Empty = new("Pages of numbers", null, null, null);

    [Theory]
    [InlineData(null, null, "10 9 8", "Older=<8")]
    [InlineData(8, null, "7 6 5", "Newest Newer=>7 Older=<5")]
    [InlineData(4, null, "3 2 1", "Newest Newer=>3")]
    [InlineData(1, null, "", "Newest")]
    [InlineData(null, 4, "7 6 5", "Newest Newer=>7 Older=<5")]
    [InlineData(null, 7, "10 9 8", "Older=<8")]
    [InlineData(null, 8, "10 9 8", "Older=<8")]
    public async Task A_page_leads_on_to_what_lies_on_either_side_of_it(int? before, int? after, string rows, string leads)
    {
        var page = await KeysetPage<int>.ReadAsync(3, before, after, OlderAsync, NewerAsync);
        Assert.Equal(rows, string.Join(' ', page.Rows));
        var pager = Empty.Around(page, "Newest", row => $"Newer=>{row}", row => $"Older=<{row}");
        Assert.Equal(leads, LeadsOf(pager));
    }

    [Theory]
    [InlineData(3, true, "")]
    [InlineData(4, true, "Older=<3")]
    [InlineData(4, false, "Newest Older=<3")]
    [InlineData(0, false, "Newest")]
    public void A_list_that_leads_onward_alone_leads_back_to_its_beginning(int read, bool isFirst, string leads)
    {
        var page = KeysetPage<int>.Of([.. Enumerable.Range(1, read)], 3, isFirst);
        Assert.Equal(leads, LeadsOf(Empty.Onward(page, "Newest", row => $"Older=<{row}")));
    }

    private static string LeadsOf(Pager pager) => string.Join(' ', new[] { pager.Newest, pager.Newer, pager.Older }.OfType<string>());

    private static Task<IReadOnlyList<int>> OlderAsync(int? than, int most) => Task.FromResult<IReadOnlyList<int>>([.. Enumerable.Range(1, Newest).Reverse().Where(row => than is null || row < than).Take(most)]);

    private static Task<IReadOnlyList<int>> NewerAsync(int than, int most) => Task.FromResult<IReadOnlyList<int>>([.. Enumerable.Range(1, Newest).Where(row => row > than).Take(most)]);
}
