using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Where the text names states.</summary>
internal sealed class CountryLayerSource(CountryMentionFinder finder, NewsTrackerDbContext db) : IReaderLayerSource
{
    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var mentions = finder.Find(text.BodyText).Where(mention => mention.NamedBy < CountryNameKind.Capital).ToList();
        var names = await db.NamesOfAsync([.. mentions.Select(mention => mention.Country).Distinct()], cancellationToken);
        return new ReaderLayer(
            "countries",
            "Countries",
            IsShownAtFirst: false,
            [.. mentions.Select((mention, i) => new ReaderMark("countries", $"country-{i}", mention.Start, mention.Start + mention.Length, names.GetValueOrDefault(mention.Country) ?? mention.Country.Value))]);
    }
}
