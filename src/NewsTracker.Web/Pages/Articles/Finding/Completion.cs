using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Queries;
using NewsTracker.Data;
using NewsTracker.Data.Search;
using NewsTracker.Data.Tags;
using NewsTracker.Data.Triage;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>What may stand at the caret of a search box.</summary>
/// <param name="Start">Where in the text it goes, and over how many characters.</param>
public sealed record CompletionOffer(int Start, int Length, string Text, string Said);

/// <summary>Offers fields where a word begins, and values behind a field's colon.</summary>
public sealed class Completion(NewsTrackerDbContext db, CountryNames names, AuthorNames authors)
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/articles/complete", async (string? text, int? at, HttpContext context, Completion completion, CancellationToken cancellationToken) =>
            Results.Json(await completion.OfferAsync(text ?? "", at ?? text?.Length ?? 0, context.Actor().Id is not null, cancellationToken))).RequireAuthorization(Policy.Read);

    /// <param name="isUser">Whether somebody who is signed in asks: visitors are told no names of people.</param>
    public async Task<IReadOnlyList<CompletionOffer>> OfferAsync(string text, int at, bool isUser, CancellationToken cancellationToken)
    {
        if (text.Length > ArticleQuery.MaxLength)
            return [];
        at = Math.Clamp(at, 0, text.Length);
        var start = StartOfWord(text, at);
        var word = text[start..at];
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return word.Length == 0 ? [] : Fields(start, word, isUser);
        if (!QueryFields.TryParse(word[..colon], out var field) || (IsOfUsers(field) && !isUser))
            return [];
        var valueStart = start + Math.Max(colon, LastCommaOf(word)) + 1;
        var typed = text[valueStart..at].TrimStart('"');
        return [.. (await ValuesAsync(field, typed, cancellationToken)).Take(NamesBegun.Most).Select(value => new CompletionOffer(valueStart, at - valueStart, $"{Written(field, value.Value)} ", value.Said))];
    }

    /// <summary>The word under the caret begins behind the last space that is not within quotes, and behind a minus or parenthesis.</summary>
    private static int StartOfWord(string text, int at)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < at; i++)
        {
            if (text[i] is '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && (char.IsWhiteSpace(text[i]) || text[i] is '(' or ')' || (text[i] is '-' && i == start)))
                start = i + 1;
        }

        return start;
    }

    /// <summary>The last comma that is not within quotes; -1 where there is none.</summary>
    private static int LastCommaOf(string word)
    {
        var (last, isQuoted) = (-1, false);
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] is '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && word[i] is ',')
                last = i;
        }

        return last;
    }

    private static List<CompletionOffer> Fields(int start, string word, bool isUser) => [.. Enum.GetValues<QueryField>()
        .Where(field => (isUser || !IsOfUsers(field)) && field.ToKey().StartsWith(word, StringComparison.OrdinalIgnoreCase))
        .Select(field => new CompletionOffer(start, word.Length, $"{field.ToKey()}:", field.Describe()))];

    private static bool IsOfUsers(QueryField field) => field is QueryField.Is or QueryField.For;

    /// <summary>Quoted where the language needs it.</summary>
    private static string Written(QueryField field, string value) =>
        field.IsDate() ? value : ArticleQuery.Everything.With(field, value).ToString()[(field.ToKey().Length + 1)..];

    private async Task<IEnumerable<(string Value, string Said)>> ValuesAsync(QueryField field, string typed, CancellationToken cancellationToken)
    {
        var folded = NameFolding.Fold(typed);
        bool Fits(string name) => NameFolding.Fold(name).Split(' ', '-', '_').Any(part => part.StartsWith(folded, StringComparison.Ordinal)) || NameFolding.Fold(name).StartsWith(folded, StringComparison.Ordinal);
        switch (field)
        {
            case QueryField.Country or QueryField.Mentions:
                return names.All.Where(c => Fits(c.CommonName) || Fits(c.Name) || Fits(c.Code.Value)).Select(c => (c.Code.Value, c.CommonName));
            case QueryField.Tag:
                var tags = await db.Tags.ReadTreeAsync(cancellationToken);
                return tags.Complete(typed, NamesBegun.Most).Select(tag => (tag.Slug, tag.Name));
            case QueryField.Source:
                return (await db.SourcesBegunAsync(typed, cancellationToken)).Select(name => (name, ""));
            case QueryField.Author:
                return (await authors.BegunAsync(typed, cancellationToken)).Select(name => (name, ""));
            case QueryField.Lang:
                return LanguageNames.Common.Union(await db.LanguagesAsync(cancellationToken)).Where(tag => tag.StartsWith(folded, StringComparison.Ordinal) || Fits(LanguageNames.InEnglish(tag))).Select(tag => (tag, LanguageNames.InEnglish(tag)));
            case QueryField.For:
                var editors = await db.Editors().Select(user => user.DisplayName).ToListAsync(cancellationToken);
                return new[] { (Name: QueryTerms.Me, Said: "what you were given"), (Name: QueryTerms.Nobody, Said: "what no one was given") }.Concat(editors.Distinct().Select(name => (Name: name, Said: ""))).Where(offer => Fits(offer.Name));
            case QueryField.Published or QueryField.Added:
                return new[] { ("<1d", "the last day"), ("<1w", "the last week"), ("<1m", "the last month"), ("<1y", "the last year") }.Where(age => age.Item1.StartsWith(folded, StringComparison.Ordinal));
            default:
                return (QueryTerms.Of(field) ?? []).Where(Fits).Select(value => (value, ""));
        }
    }
}
