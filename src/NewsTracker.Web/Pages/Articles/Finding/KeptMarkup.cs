using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>How something is written that is the same for all who look: once, for as long as it is kept itself.</summary>
public sealed class KeptMarkup
{
    private volatile Written? last;

    /// <param name="address">What the links in it lead by; written anew for another.</param>
    public IHtmlContent Of(string address, HtmlEncoder encoder, Func<IHtmlContent> write)
    {
        if (last is { } known && known.Address == address)
            return known.Markup;
        using var text = new StringWriter();
        write().WriteTo(text, encoder);
        var markup = new HtmlString(text.ToString());
        last = new(address, markup);
        return markup;
    }

    private sealed record Written(string Address, HtmlString Markup);
}
