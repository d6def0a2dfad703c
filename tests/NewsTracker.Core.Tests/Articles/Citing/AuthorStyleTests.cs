using System.Text.Json;
using NewsTracker.Core.Articles.Citing;

namespace NewsTracker.Core.Tests.Articles.Citing;

public class AuthorStyleTests
{
    [Theory]
    [InlineData("Kask, J.", "Jonas Kask")]
    [InlineData("Kask, J., & Tamm, M. A.", "Jonas Kask", "Mari Anna Tamm")]
    [InlineData("Kask, J., Tamm, M., & Reuters.", "Jonas Kask", "Mari Tamm", "Reuters")]
    [InlineData("van der Ham, J.-P., Jr.", "Jean-Paul van der Ham Jr.")]
    [InlineData("Kask, J. D.", "JD Kask")]
    [InlineData("Kask, J. D.", "J.D. Kask")]
    [InlineData("KASK, A.", "ANA KASK")]
    [InlineData("Kim, M.-j.", "Kim Min-ji")]
    [InlineData("Петренко, А.", "Анна Петренко")]
    public void APA_has_initials_behind_each_family(string expected, params string[] names) => Assert.StartsWith($"{expected} (n.d.). Mines?", Of(names).ToApa(), StringComparison.Ordinal);

    [Fact]
    public void APA_names_twenty_and_of_more_nineteen_and_the_last()
    {
        Assert.EndsWith("Kask, S., & Kask, T.", Of(Many(20)).ToApa().Split(" (n.d.)")[0], StringComparison.Ordinal);
        Assert.EndsWith("Kask, S., . . . Kask, V.", Of(Many(22)).ToApa().Split(" (n.d.)")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void APA_names_once_who_publishes_what_it_wrote() =>
        Assert.Equal("Reuters. (n.d.). Mines?", (Of("Reuters") with { Publisher = "Reuters" }).ToApa());

    [Theory]
    [InlineData("Kask, Jonas.", "Jonas Kask")]
    [InlineData("Kask, Jonas, Jr., and Mari Tamm.", "Jonas Kask Jr.", "Mari Tamm")]
    [InlineData("van der Ham, Ineke, Mari Tamm, and Reuters.", "Ineke van der Ham", "Mari Tamm", "Reuters")]
    [InlineData("Kim Min-ji and Ineke van der Ham.", "Kim Min-ji", "Ineke van der Ham")]
    public void Chicago_turns_the_first_author_round(string expected, params string[] names) => Assert.StartsWith($"{expected} “Mines?”", Of(names).ToChicago(), StringComparison.Ordinal);

    [Fact]
    public void Chicago_names_seven_of_more_than_ten() => Assert.Contains("F Kask, G Kask, et al. “Mines?”", Of(Many(11)).ToChicago(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Kask, Jonas and {Baltic News Service}", "Jonas Kask", "Baltic News Service")]
    [InlineData("van der Ham, Jr., Ineke", "Ineke van der Ham Jr.")]
    public void BibTeX_has_the_suffix_before_the_given_name(string expected, params string[] names) => Assert.Contains($"  author = {{{expected}}},\n", Of(names).ToBibTeX(), StringComparison.Ordinal);

    [Fact]
    public void RIS_has_the_suffix_last() => Assert.Contains("\r\nAU  - van der Ham, Ineke, Jr.\r\nAU  - Reuters\r\n", Of("Ineke van der Ham Jr.", "Reuters").ToRis(), StringComparison.Ordinal);

    [Fact]
    public void CSL_JSON_names_each_part()
    {
        using var json = JsonDocument.Parse(Of("Ineke van der Ham Jr.", "Reuters").ToCslJson());
        var authors = json.RootElement[0].GetProperty("author");
        Assert.Equal("""{"family":"Ham","given":"Ineke","non-dropping-particle":"van der","suffix":"Jr."}""", JsonSerializer.Serialize(authors[0]));
        Assert.Equal("""{"literal":"Reuters"}""", JsonSerializer.Serialize(authors[1]));
    }

    private static string[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => $"{(char)('A' + i)} Kask")];

    private static Citation Of(params string[] names) => new(7, "Mines?", [.. names.Select(name => PersonName.Read(name, "en"))], null, null, new DateOnly(2025, 7, 10), null, "en");
}
