using Microsoft.AspNetCore.Mvc.ModelBinding;
using NewsTracker.Core;

namespace NewsTracker.Web.Safety;

/// <summary>Which parts of an address could not be read, so that the page of errors can name them: a link that was cut off or mended by hand has many.</summary>
/// <param name="Without">The address without them; null where the page is not to be had without them.</param>
public sealed record UnreadAddress(IReadOnlyList<UnreadAddress.Part> Parts, string? Without)
{
    private const int MostParts = 5;
    private const int MaxValueLength = 100;

    public static UnreadAddress? Of(HttpContext context) => context.Items[typeof(UnreadAddress)] as UnreadAddress;

    internal static void Note(HttpContext context, ModelStateDictionary state)
    {
        var request = context.Request;
        var wrong = state.Where(entry => entry.Value is { Errors.Count: > 0 }).ToDictionary(entry => entry.Key, entry => entry.Value!.AttemptedValue ?? "", StringComparer.OrdinalIgnoreCase);
        var rest = request.Query.Where(part => !wrong.ContainsKey(part.Key));
        context.Items[typeof(UnreadAddress)] = new UnreadAddress(
            [.. wrong.Take(MostParts).Select(part => new Part(request.Query.Keys.FirstOrDefault(name => name.Equals(part.Key, StringComparison.OrdinalIgnoreCase)) ?? part.Key, part.Value.CutTo(MaxValueLength)))],
            wrong.Keys.All(request.Query.ContainsKey) ? request.Path + QueryString.Create(rest) : null);
    }

    public sealed record Part(string Name, string Value);
}
