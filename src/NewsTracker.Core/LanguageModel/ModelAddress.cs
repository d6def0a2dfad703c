using System.Diagnostics.CodeAnalysis;

namespace NewsTracker.Core.LanguageModel;

/// <summary>The address of a language model's interface, as an admin gives it.</summary>
public static class ModelAddress
{
    /// <summary>Takes absolute http and https addresses that carry neither a password nor a query.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out address)
        && address.IsWeb() && address is { UserInfo: "", Query: "", Fragment: "" };

    /// <summary>Whether a key given for one address may be sent to the other: the same scheme, host and port.</summary>
    public static bool IsSameHost(string? one, string? other) =>
        TryParse(one, out var first) && TryParse(other, out var second) && first.GetLeftPart(UriPartial.Authority).Equals(second.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}
