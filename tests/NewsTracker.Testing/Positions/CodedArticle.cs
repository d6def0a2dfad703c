using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Testing.Positions;

/// <summary>An article in the database whose words positions can rest on.</summary>
public sealed record CodedArticle(long Id, long RevisionId, string Body)
{
    /// <summary>Our own prose on the facts of July 2025: five states leave; two are about to make mines, two hint at it, one keeps it as an option.</summary>
    public const string FiveLeave =
        """
        Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year, officials of both countries said, to guard the border and to aid Ukraine.

        Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia, which all name Russia as the reason.

        In Warsaw and Riga officials hinted that Poland and Latvia may make mines too. Estonia keeps production as an option for later.

        Lithuania's deputy defence minister Karolis Aleksa said that hundreds of millions would be put into buying anti-tank and anti-personnel mines.
        """;

    public static async Task<CodedArticle> AddAsync(
        NewsTrackerDbContext db, string body, DateTimeOffset published, CancellationToken cancellationToken, string headline = "Neighbours of Russia turn back to the mine", int? reliability = null, string source = "The sample wire")
    {
        var normalised = body.ReplaceLineEndings("\n");
        var revision = new Revision
        {
            FetchedAt = published.AddHours(1),
            TextHash = SHA256.HashData(Encoding.UTF8.GetBytes(headline + normalised)),
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
            Headline = headline,
            BodyText = normalised,
            BodyHtml = string.Concat(normalised.Split("\n\n").Select(paragraph => $"<p>{System.Net.WebUtility.HtmlEncode(paragraph)}</p>")),
            Language = "en",
            MentionedCountries = [CountryCode.Parse("LTU", null), CountryCode.Parse("FIN", null)],
        };
        revision.Published = PrintedInstant.FromUtc(published, TimeSpan.Zero, InstantPrecision.Minute);
        var article = new Article
        {
            Origin = ArticleOrigin.Feed,
            Source = reliability is not { } rate ? null : new Source { Name = source, HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = published, Reliability = rate },
            DatedAt = published,
            FirstSeenAt = published,
            LastChangedAt = published,
            RevisionCount = 1,
        };
        article.TakeTextOf(revision);
        article.Revisions.Add(revision);
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        return new CodedArticle(article.Id, revision.Id, normalised);
    }

    /// <summary>Where words stand in the body, in UTF-16 units, which are code points here.</summary>
    public (int Start, int End) Of(string words)
    {
        var start = Body.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"The article does not say “{words}”.", nameof(words)) : (start, start + words.Length);
    }
}
