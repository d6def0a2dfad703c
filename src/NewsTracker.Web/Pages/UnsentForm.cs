using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>
/// A form that was refused before any page saw it. It goes back to whoever sent it, to be sent once more: with the token it came with, and with none that it had not, so that
/// what another site sent is refused then as well, and so is what somebody else sends who signed in meanwhile.
/// </summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="HasFiles">A page may not choose files.</param>
public sealed partial record UnsentForm(string Address, IReadOnlyList<UnsentForm.Field> Fields, bool HasFiles)
{
    /// <summary>Not by this page: of files it knows nothing, and a secret is not written into one.</summary>
    public bool CanBeSentAgain => !HasFiles && !Fields.Any(sent => sent.IsSecret);

    /// <summary>What may have been typed: neither a secret, nor what the page keeps for itself, as ids and versions.</summary>
    public IEnumerable<Field> Words => Fields.Where(sent => !sent.IsOfForms && !sent.IsSecret && sent.Value.Any(char.IsLetter) && !bool.TryParse(sent.Value, out _) && !Guid.TryParse(sent.Value, out _) && !sent.Name.Equals("ReturnUrl", StringComparison.OrdinalIgnoreCase));

    /// <returns>Null where the request that failed had no form, or none that can be read.</returns>
    public static async Task<UnsentForm?> FindAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not { } failed || await context.Request.FindFormAsync(cancellationToken) is not { } form)
        {
            return null;
        }

        return new UnsentForm(
            failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString,
            [.. form.SelectMany(field => field.Value.Select(value => new Field(field.Key, value ?? "")))],
            form.Files.Any(file => file.Length > 0));
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
