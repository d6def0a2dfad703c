using System.Globalization;
using NewsTracker.Core.Countries;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>A stretch of the shown text that a layer marks. Marks may overlap as they like.</summary>
/// <param name="Layer">The <see cref="ReaderLayer.Key"/> of its layer.</param>
/// <param name="Id">Names the mark among all layers: "annotation-5". The element of that id beside the text tells more, where there is one.</param>
/// <param name="Start">In UTF-16 units of the shown revision's body text.</param>
/// <param name="End">In the same units.</param>
/// <param name="Label">What the mark means, for those who hover, and for those who cannot see it.</param>
public sealed record ReaderMark(string Layer, string Id, int Start, int End, string Label)
{
    /// <summary>A sign printed after the mark that leads to <see cref="Href"/>: its number in the margin. None for marks that only colour.</summary>
    public string? Sign { get; init; }

    /// <summary>Where the sign leads; by default to the element of the mark's own id.</summary>
    public string Href { get; init; } = "#" + Id;

    /// <summary>Whether a list beside the text leads to the words: they can be reached at <see cref="PlaceOf"/>.</summary>
    public bool IsListed { get; init; }

    /// <summary>A class of its own, beside <c>on-{Layer}</c>: a state such as "moved".</summary>
    public string? CssClass { get; init; }

    /// <summary>The id of the run of text that a listed mark starts with.</summary>
    /// <param name="start">In code points.</param>
    public static string PlaceOf(int start) => string.Create(CultureInfo.InvariantCulture, $"at-{start}");
}

/// <summary>Marks of one kind, which a reader may show or hide together.</summary>
/// <param name="Key">One lower-case word; the class of its marks is <c>on-{Key}</c>.</param>
public sealed record ReaderLayer(string Key, string Name, bool IsShownAtFirst, IReadOnlyList<ReaderMark> Marks)
{
    /// <summary>How many there are of what the layer marks: one mark may stand for several, and what is not in the text has none.</summary>
    public int Told { get; init; } = Marks.Count;
}

/// <summary>The text that is shown, as layers need it.</summary>
/// <param name="BodyText">What the offsets of marks count in.</param>
public sealed record ReaderText(long ArticleId, long RevisionId, int RevisionNumber, string BodyText, bool IsNewest)
{
    /// <summary>States that say or do something in the text, as the engine reads it; none where it has not.</summary>
    public IReadOnlyList<CountryCode> ActingCountries { get; init; } = [];

    /// <summary>Whether an editor reads it: drafts are their business only.</summary>
    public bool IsForEditors { get; init; }
}

/// <summary>Reads one layer of marks for a text. Register it as a scoped service, and the reader shows its layer.</summary>
public interface IReaderLayerSource
{
    public Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken);
}
