using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>The 17th edition of the Chicago Manual of Style, notes and bibliography: the entry in the bibliography (14.76, 14.191).</summary>
public static class ChicagoStyle
{
    /// <summary>So many authors are all named; of more the first seven (14.76).</summary>
    private const int MostNamed = 10;

    private const int NamedOfMore = 7;

    public static string ToChicago(this Citation citation)
    {
        var who = citation.Authors.Count > 0 ? Reference.Ended(Authors(citation.Authors)) + " " : "";
        var where = citation.Publisher is null ? "" : $" {citation.Publisher},";
        var date = citation.PublishedOn is { } on ? $" {Day(on)}." : $" Accessed {Day(citation.AccessedOn)}.";
        return $"{who}“{Reference.Ended(QuotationMarks.Inner(citation.Headline))}”{where}{date} {citation.Url}".WithoutControls().Trim();
    }

    private static string Authors(IReadOnlyList<PersonName> authors)
    {
        var first = First(authors[0]);
        List<string> names = [first, .. authors.Skip(1).Select(Other)];
        return names switch
        {
            [_] => first,
            { Count: > MostNamed } => $"{string.Join(", ", names.Take(NamedOfMore))}, et al.",
            [_, var second] when first == authors[0].Whole => $"{first} and {second}",
            _ => $"{string.Join(", ", names.SkipLast(1))}, and {names[^1]}",
        };
    }

    /// <summary>By the family's name; where that is said first anyway there is nothing to turn round (16.75–16.87).</summary>
    private static string First(PersonName name) => name is PersonName.Person { IsFamilyFirst: false } person
        ? string.Join(", ", ((string?[])[person.WholeFamily, person.Given, person.Suffix]).OfType<string>())
        : name.Whole;

    private static string Other(PersonName name) => name.Whole;

    private static string Day(DateOnly day) => day.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}
