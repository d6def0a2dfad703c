using Microsoft.AspNetCore.Authorization;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles.Marks;

/// <summary>Ghost marks: the words from which the engine or a language model proposes positions that nobody has decided on. Each leads to what is told of it beside the text, and for editors to the form, filled in.</summary>
internal sealed class SuggestionLayerSource(OpenSuggestions suggestions, IAuthorizationService authorization, IHttpContextAccessor context) : IReaderLayerSource
{
    public async Task<ReaderLayer> ReadAsync(ReaderText text, CancellationToken cancellationToken)
    {
        var canEdit = context.HttpContext is { } http && (await authorization.AuthorizeAsync(http.User, Policy.Edit)).Succeeded;
        var map = new CodePointMap(text.BodyText);
        var marks =
            from row in await suggestions.OfAsync(text, cancellationToken)
            where row.IsHere && row.End <= map.Count
            select new ReaderMark(
                "suggestions", row.ElementId, map.ToUtf16(row.Start), map.ToUtf16(row.End), $"Suggested: {row.CountryName}: {row.Topic.ToWords()}, {row.Stance.ToWords()}{(row.ModelName is null ? "" : $", by language model {row.ModelName}")}")
            {
                Sign = "?",
                Href = canEdit ? row.FormOf(text.ArticleId) : "#" + row.ElementId,
                IsListed = true,
            };
        return new ReaderLayer("suggestions", "Suggestions", IsShownAtFirst: canEdit, [.. marks]);
    }
}
