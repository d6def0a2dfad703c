using NewsTracker.Web.Pages.Audit;

namespace NewsTracker.Web.Tests.Audit;

public sealed class AuditedValueTests
{
    [Fact]
    public void Of_a_change_only_the_fields_that_differ_are_told()
    {
        var values = AuditedValue.Compare("""{"name":"Kiosk","pollInterval":"00:15:00","isPaused":false}""", """{"name":"Kiosk","pollInterval":"01:00:00","isPaused":true}""");
        Assert.Equal([new("poll interval", "00:15:00", "01:00:00"), new("is paused", "no", "yes")], values);
    }

    [Fact]
    public void What_lies_within_another_is_named_by_both_and_an_entry_of_a_list_by_its_name()
    {
        var values = AuditedValue.Compare(null, """{"name":"Kiosk","group":null,"feeds":[{"id":8,"url":"https://kiosk.example/rss","kind":"Rss","rules":null},{"id":9,"kind":"Atom"}],"filter":{"words":["mine","treaty"]}}""");
        Assert.Equal(
            [
                new("name", null, "Kiosk"),
                new("feeds 8 · url", null, "https://kiosk.example/rss"),
                new("feeds 8 · kind", null, "Rss"),
                new("feeds 9 · kind", null, "Atom"),
                new("filter · words", null, "mine, treaty"),
            ],
            values);
    }

    [Fact]
    public void An_entry_taken_out_of_a_list_leaves_the_others_untold()
    {
        var values = AuditedValue.Compare("""{"feeds":[{"id":1,"kind":"Rss"},{"id":2,"kind":"Atom"}]}""", """{"feeds":[{"id":2,"kind":"Atom"}]}""");
        Assert.Equal([new("feeds 1 · kind", "Rss", null)], values);
    }

    [Fact]
    public void Of_long_values_the_part_that_differs_is_told()
    {
        var same = string.Concat(Enumerable.Range(0, 200).Select(i => $"word{i} "));
        var value = Assert.Single(AuditedValue.Compare($$"""{"rules":"{{same}}old"}""", $$"""{"rules":"{{same}}new"}"""));
        Assert.True(value.IsCut);
        Assert.StartsWith("…", value.Before, StringComparison.Ordinal);
        Assert.EndsWith("word199 old", value.Before, StringComparison.Ordinal);
        Assert.EndsWith("word199 new", value.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"on\"", "\"off\"", "on", "off")]
    [InlineData("null", "true", null, "yes")]
    [InlineData("[1,2]", "[1]", "1, 2", "1")]
    public void A_bare_value_is_told_as_it_is(string before, string after, string? old, string? now) =>
        Assert.Equal([new("value", old, now)], AuditedValue.Compare(before, after));
}
