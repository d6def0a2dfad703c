using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>
/// A form that was refused before any page saw it. It goes back to whoever sent it, to be sent once more: with the token it came with, so that what somebody else sends who signed in
/// meanwhile is refused. Sent again it comes from a page of ours, so only what came from one goes back: what another site sent is not shown at all, and neither is what was sent to the
/// routes for programs, which ask for no token.
/// </summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="HasFiles">A page may not choose files.</param>
public sealed partial record UnsentForm(string Address, IReadOnlyList<UnsentForm.Field> Fields, bool HasFiles)
{
    /// <summary>In bytes as they are sent, and in characters as they are read. Whoever is signed out may send as much as anybody, and what goes back costs many times its size.</summary>
    private const long MaxLength = 2 * 1024 * 1024;

    /// <summary>Not by this page: of files it knows nothing, and a secret is not written into one.</summary>
    public bool CanBeSentAgain => !HasFiles && !Fields.Any(sent => sent.IsSecret);

    /// <summary>What may have been typed: neither a secret, nor what the page keeps for itself, as ids and versions.</summary>
    public IEnumerable<Field> Words => Fields.Where(sent => !sent.IsOfForms && !sent.IsSecret && sent.Value.Any(char.IsLetter) && !bool.TryParse(sent.Value, out _) && !Guid.TryParse(sent.Value, out _) && !sent.Name.Equals("ReturnUrl", StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where the request that failed had no form, none that can be read, one that is too large to go back, or one that goes back to nobody.</returns>
    public static async Task<UnsentForm?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not { } failed || !GoesBack(context.Request, failed) || await FindFormAsync(context, cancellationToken) is not { } form)
        {
            return null;
        }

        return new UnsentForm(
            failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString,
            [.. form.SelectMany(field => field.Value.Select(value => new Field(field.Key, value ?? "")))],
            form.Files.Any(file => file.Length > 0));
    }

    private static bool GoesBack(HttpRequest request, IStatusCodeReExecuteFeature failed) =>
        request.IsFromHere() && !new PathString(failed.OriginalPath).StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static async Task<IFormCollection?> FindFormAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentLength > MaxLength)
        {
            return null;
        }

        // A body that comes in pieces says no length: the server stops reading there.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxLength;
        }

        return await context.Request.FindFormAsync(cancellationToken) is { } form && form.Sum(field => field.Value.Sum(value => (long)field.Key.Length + (value?.Length ?? 0))) <= MaxLength ? form : null;
    }

    [GeneratedRegex("password|repeated|token|secret|(?<!draft)key", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex WordStart();

    public sealed record Field(string Name, string Value)
    {
        /// <summary>What every form has, to tell that it is ours.</summary>
        public bool IsOfForms => Name.StartsWith("__", StringComparison.Ordinal);

        public bool IsSecret => !IsOfForms && Secret().IsMatch(Name);

        /// <summary><c>Input.ScopeNote</c> as <c>Scope note</c>.</summary>
        public string Label
        {
            get
            {
                var words = WordStart().Replace(Name[(Name.LastIndexOf('.') + 1)..], " $0").ToLowerInvariant();
                return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
            }
        }
    }
}
