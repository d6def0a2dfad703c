using System.Globalization;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>The 7th edition of APA, for online news (Publication Manual 9.7–9.12, 10.1 example 16).</summary>
public static class ApaStyle
{
    /// <summary>So many authors are all named; of more, all of these but the last, three points, and the last of all (9.8).</summary>
    private const int MostNamed = 20;

    public static string ToApa(this Citation citation)
    {
        var date = citation.PublishedOn is { } on ? on.ToString("yyyy, MMMM d", CultureInfo.InvariantCulture) : "n.d.";
        var authors = Authors(citation.Authors);
        var who = authors.Length > 0 ? authors : citation.Publisher;

        // Who publishes what they wrote themselves is named once (9.24).
        var site = authors.Length > 0 && citation.Publisher is { } publisher && publisher != authors ? $" {publisher}." : "";
        var headline = Reference.Ended(citation.Headline);
        return (who is null ? $"{headline} ({date}). {citation.Url}" : $"{Reference.Ended(who)} ({date}). {headline}{site} {citation.Url}").WithoutControls().Trim();
    }

    private static string Authors(IReadOnlyList<PersonName> authors)
    {
        List<string> names = [.. authors.Select(Written)];
        return names switch
        {
            [] => "",
            [var only] => only,
            { Count: > MostNamed } => $"{string.Join(", ", names.Take(MostNamed - 1))}, . . . {names[^1]}",
            _ => $"{string.Join(", ", names.SkipLast(1))}, & {names[^1]}",
        };
    }

    /// <summary>Family first, given names as initials; organisations in full (9.8, 9.11).</summary>
    private static string Written(PersonName name) => name is PersonName.Person person
        ? string.Join(", ", ((string?[])[person.WholeFamily, Initials.Of(person), person.Suffix]).OfType<string>())
        : name.Whole;
}
