using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>How something is written that is the same for all who look: kept as text from the second look on, for as long as the thing itself is kept. Most pages are looked at once, and to keep text costs more than to write it.</summary>
public sealed class KeptMarkup
{
    private volatile Written? last;

    /// <param name="address">What the links in it lead by; written anew for another.</param>
    public IHtmlContent Of(string address, HtmlEncoder encoder, Func<IHtmlContent> write)
    {
        if (last is not { } known || known.Address != address)
        {
            last = new(address, null);
            return write();
        }

        if (known.Markup is { } markup)
            return markup;
        using var text = new StringWriter();
        write().WriteTo(text, encoder);
        var kept = new HtmlString(text.ToString());
        last = new(address, kept);
        return kept;
    }

    private sealed record Written(string Address, HtmlString? Markup);
}
