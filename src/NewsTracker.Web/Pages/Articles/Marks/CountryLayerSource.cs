using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;
using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Where the text names states; those that act in it by their capitals and parliaments, too.</summary>
internal sealed class CountryLayerSource(CountryMentionFinder finder, CountryNames names) : IReaderLayerSource
{
    public Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var mentions = finder.Find(text.BodyText).Where(mention => mention.NamedBy < CountryNameKind.Capital || text.ActingCountries.Contains(mention.Country)).ToList();
        return Task.FromResult(new ReaderLayer(
            "countries",
            "Countries",
            IsShownAtFirst: false,
            [.. mentions.Select((mention, i) => new ReaderMark("countries", $"country-{i}", mention.Start, mention.Start + mention.Length, LabelOf(mention)))]));
    }

    private string LabelOf(CountryMention mention) => names[mention.Country] + mention.NamedBy switch
    {
        CountryNameKind.Capital => ", by its capital",
        CountryNameKind.Metonym => ", by a body of its own",
        _ => "",
    };
}
