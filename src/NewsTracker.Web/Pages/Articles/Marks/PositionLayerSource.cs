using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>The words on which positions rest that count, or may come to: each leads to its positions.</summary>
internal sealed class PositionLayerSource(CodedPositions positions) : IReaderLayerSource
{
    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var map = new CodePointMap(text.BodyText);
        var coded = await positions.OfAsync(text, cancellationToken);
        var marks =
            from position in coded
            where position.Anchor.Position is not null
            group position by position.AnnotationId into passage
            select MarkOf([.. passage], map);
        return new ReaderLayer("positions", "Positions", IsShownAtFirst: true, [.. marks]) { Told = coded.Count };
    }

    private static ReaderMark MarkOf(IReadOnlyList<CodedPosition> rows, CodePointMap map)
    {
        var (first, at) = (rows[0], rows[0].Anchor.Position!);
        var said = string.Join("; ", rows.Select(row => $"{row.CountryName}: {row.Topic.ToWords()}, {row.Stance.ToWords()}" + (row.State is PositionState.Accepted ? "" : $" ({PositionWords.Of(row.State)})")));
        return new ReaderMark("positions", $"positions-of-{first.AnnotationId}", map.ToUtf16(at.Start), map.ToUtf16(at.End), said + (first.AnchorWords is null ? "" : $" ({first.AnchorWords})"))
        {
            Sign = "P",
            Href = rows.Count == 1 ? $"/positions/{first.Id}" : $"/positions?annotation={first.AnnotationId}",
            IsListed = true,
            CssClass = first.Anchor is Anchor.Moved ? "is-moved" : null,
        };
    }
}
