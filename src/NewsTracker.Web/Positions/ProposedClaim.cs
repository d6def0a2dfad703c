using System.Diagnostics.CodeAnalysis;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Web.Positions;

/// <summary>Whose position on what a form begins with, as its address says it: <c>EST-production-considers</c>.</summary>
public sealed record ProposedClaim(CountryCode Country, Topic Topic, Stance Stance) : IParsable<ProposedClaim>
{
    public static ProposedClaim Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var claim) ? claim : throw new FormatException($"“{s}” names no claim.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ProposedClaim result)
    {
        result = s?.Split('-') is [var code, var first, var second]
            && CountryCode.TryParse(code, null, out var country) && CodebookKeys.TryParseTopic(first, out var topic) && CodebookKeys.TryParseStance(second, out var stance)
            ? new ProposedClaim(country, topic, stance)
            : null;
        return result is not null;
    }

    public override string ToString() => $"{Country}-{Topic.ToKey()}-{Stance.ToKey()}";
}
