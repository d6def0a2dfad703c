using Microsoft.AspNetCore.Mvc;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Drafts;
using NewsTracker.Web.Pages.Articles.Finding;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>The marks of the reader: layers over the text, and the margin beside it.</summary>
public sealed partial class ReadModel
{
    [BindProperty(SupportsGet = true, Name = "retracted")]
    public bool ShowsRetracted { get; set; }

    public bool MayEdit { get; private set; }

    /// <summary>In the order of the text; those that are not in it last.</summary>
    public IReadOnlyList<MarginAnnotation> Margin { get; private set; } = [];

    public bool IsMarginCut => Margin.Sum(annotation => 1 + annotation.Replies.Count) >= MarginReader.Most;

    public IReadOnlyList<ReaderLayer> Layers { get; private set; } = [];

    /// <summary>Safe to write as it is.</summary>
    public string MarkedBody { get; private set; } = "";

    /// <summary>Where each sentence starts and ends, in code points: "0-57 58-120".</summary>
    public string Sentences { get; private set; } = "";

    public MarkForm NewMark { get; private set; } = null!;

    /// <summary>What the editor began to record on this revision and has not saved, the newest first.</summary>
    public IReadOnlyList<BegunPosition> Begun { get; private set; } = [];

    public ArticleTagsView ArticleTags { get; private set; } = null!;

    /// <summary>What the last act came to.</summary>
    public string? Notice { get; private set; }

    /// <summary>The id of an annotation that was just retracted.</summary>
    public string? Retracted { get; private set; }

    /// <summary>With the list in its address, where its sign leads to a page from which one comes back.</summary>
    private ReaderMark Kept(ReaderMark mark) => mark.Href[0] is '#' ? mark : mark with { Href = FoundIn.Kept(Request, mark.Href) };

    private async Task MarkAsync(ReaderText text, CancellationToken cancellationToken)
    {
        Margin = await db.MarginOfAsync(text, ShowsRetracted, cancellationToken);
        var map = new CodePointMap(text.BodyText);
        var layers = new List<ReaderLayer> { new(MarginAnnotation.Layer, "Annotations", true, [.. Margin.Select(annotation => annotation.MarkIn(map, PersonNames.By(User, annotation.Creator))).OfType<ReaderMark>()]) };
        foreach (var source in layerSources)
        {
            layers.Add(await source.ReadAsync(text, cancellationToken));
        }

        Layers = layers;
        await ReadCodedAsync(text, cancellationToken);
        MarkedBody = Marks.MarkedBody.Render(Article.BodyHtml, text.BodyText, [.. layers.SelectMany(layer => layer.Marks).Select(Kept)]);
        Sentences = string.Join(' ', SentenceBreaks.Find(text.BodyText).Select(range => $"{map.FromUtf16(range.Start.Value)}-{map.FromUtf16(range.End.Value)}"));
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        ArticleTags = new ArticleTagsView(Id, await ArticleTagsView.ReadAsync(db, tree, Id, cancellationToken), MayEdit);
        if (MayEdit)
        {
            NewMark = new MarkForm(Id, text.RevisionNumber) { TagNames = TagNames.All(tree), Owner = HttpContext.DraftOwner() };
            var drafts = HttpContext.Actor().Id is { } user ? await shelf.KeysAsync(user, BegunPosition.PrefixOf(Id, text.RevisionNumber), cancellationToken) : [];
            Begun = [.. drafts.Select(key => BegunPosition.Find(key, text, map)).OfType<BegunPosition>()];
        }

        (Notice, Retracted) = (TempData[MarginNotice.Key] as string, TempData[MarginNotice.RetractedKey] as string);
    }
}
