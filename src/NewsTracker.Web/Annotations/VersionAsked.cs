using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace NewsTracker.Web.Annotations;

/// <summary>Which version of an annotation a change is meant for, as its If-Match says (RFC 9110, section 13.1.1).</summary>
internal abstract record VersionAsked
{
    private VersionAsked()
    {
    }

    /// <summary>Nothing is said, or <c>*</c>: whichever there is.</summary>
    public sealed record Any : VersionAsked;

    public sealed record One(int Version) : VersionAsked;

    /// <summary>Something is said that no version here is called, or more than one: a change must not be made as if nothing were.</summary>
    public sealed record Unusable : VersionAsked
    {
        public const string Words = "If-Match names no version here, so nothing was changed. Send the ETag of GET as it came, for instance \"3\".";
    }

    /// <summary>A weak tag counts as the strong one, against the letter of the RFC: proxies that compress an answer weaken its tag, and ours is a number that tells versions apart all the same.</summary>
    public static VersionAsked Of(HttpRequest request)
    {
        var sent = request.Headers.IfMatch;
        if (sent.Count == 0 || sent is ["*"])
        {
            return new Any();
        }

        return EntityTagHeaderValue.TryParseList(sent, out var tags) && tags is [var tag] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? new One(version)
            : new Unusable();
    }
}
