using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using NewsTracker.Core;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Outbound;

/// <summary>What asking another server for a document gave.</summary>
public abstract partial record FetchOutcome
{
    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordBreak();

    private FetchOutcome()
    {
    }

    /// <summary>The outcome in a sentence for an admin.</summary>
    public abstract string Explanation { get; }

    /// <param name="FinalUrl">The address that answered, after redirects.</param>
    /// <param name="Body">Decompressed.</param>
    public sealed record Fetched(Uri FinalUrl, ReadOnlyMemory<byte> Body, string? ContentType, string? ETag, string? LastModified, IReadOnlyDictionary<string, string> Headers) : FetchOutcome
    {
        /// <summary>Where permanent redirects (301, 308) lead from the address asked for; absent where the first one was of the other kind, or there was none.</summary>
        public Uri? MovedTo { get; init; }

        public override string Explanation => $"{FinalUrl} answered with {Body.Length:N0} bytes.";
    }

    public sealed record NotModified : FetchOutcome
    {
        public override string Explanation => "Nothing changed since the last visit.";
    }

    public sealed record Refused(Uri Url, HttpStatusCode Status, TimeSpan? RetryAfter) : FetchOutcome
    {
        public override string Explanation => $"{Url.Host} answered {(int)Status}{InWords(Status)}{(RetryAfter is { } wait && wait > TimeSpan.Zero ? $" and asks to wait {SpanWords.Of(wait)}" : "")}.";

        /// <summary>How long the host asks to be left alone; no time at all is no pause. A wait that comes with any other status is the page's.</summary>
        public TimeSpan? AskedPause => RetryAfter > TimeSpan.Zero && Status is (HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable) ? RetryAfter : null;

        /// <summary>Of InternalServerError, " (Internal Server Error)"; nothing where no standard knows the status.</summary>
        private static string InWords(HttpStatusCode status) => Enum.IsDefined(status) ? $" ({WordBreak().Replace(status.ToString(), " ")})" : "";
    }

    public sealed record RobotsDenied(string Why) : FetchOutcome
    {
        /// <summary>The file itself could not be read, which forbids everything until it can.</summary>
        public bool IsUnreachable { get; init; }

        /// <summary>What ails the host itself, where it is not its file alone that could not be read.</summary>
        public FeedTrouble? HostTrouble { get; init; }

        /// <summary>The host gave no sign of life.</summary>
        public bool IsSilence => HostTrouble?.IsSilence() == true;

        public override string Explanation => Why;
    }

    /// <summary>The address leads where the product does not go: another scheme, or a network that is not public.</summary>
    public sealed record Blocked(string Why) : FetchOutcome
    {
        public override string Explanation => Why;
    }

    /// <summary>The host has asked for a pause that is not over: nothing was sent.</summary>
    public sealed record Postponed(DateTimeOffset Until, string Why) : FetchOutcome
    {
        public override string Explanation => Why;
    }

    /// <summary>No usable answer: name, connection, TLS, time-out, too large, broken encoding.</summary>
    public sealed record Failed(FetchFailure Failure, string Why) : FetchOutcome
    {
        /// <summary>The host gave no sign of life.</summary>
        public bool IsSilence => Trouble.IsSilence();

        /// <summary>The class of trouble that it is to a feed.</summary>
        public FeedTrouble Trouble => Failure switch
        {
            FetchFailure.Dns => FeedTrouble.Dns,
            FetchFailure.Connect => FeedTrouble.Connect,
            FetchFailure.Tls => FeedTrouble.Tls,
            FetchFailure.Timeout => FeedTrouble.Timeout,
            FetchFailure.TooLarge => FeedTrouble.TooLarge,
            FetchFailure.TooManyRedirects or FetchFailure.Protocol => FeedTrouble.Protocol,
            _ => throw new UnreachableException(),
        };

        public override string Explanation => Why;
    }
}

public enum FetchFailure
{
    Dns,
    Connect,
    Tls,
    Timeout,
    TooLarge,
    TooManyRedirects,
    Protocol,
}
