using System.Net;
using System.Security.Authentication;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

public sealed class FetchProblemTests
{
    private static readonly Uri Page = new("https://gazette.example/rss");

    [Fact]
    public void A_name_that_cannot_be_resolved_is_told_from_a_connection_that_is_refused()
    {
        var unresolved = new HttpRequestException(HttpRequestError.NameResolutionError, "no such name");
        Assert.Equal(FetchFailure.Dns, Of(new HttpRequestException(HttpRequestError.ConnectionError, "wrapped", unresolved)).Failure);
        Assert.Equal(FetchFailure.Dns, Of(unresolved).Failure);
        Assert.Equal(FetchFailure.Connect, Of(new HttpRequestException(HttpRequestError.ConnectionError, "refused")).Failure);
    }

    [Theory]
    [InlineData("Connection refused (gazette.example:443)")]
    [InlineData("Connection refused (gazette.example:443).")]
    public void What_the_runtime_says_ends_as_a_sentence(string message) =>
        Assert.Equal("gazette.example did not accept a connection: Connection refused (gazette.example:443).", Of(new HttpRequestException(HttpRequestError.ConnectionError, message)).Why);

    [Theory]
    [InlineData("… according to the validation procedure: RemoteCertificateNameMismatch, RemoteCertificateChainErrors", "it is made out to another name, and nobody this machine trusts vouches for it")]
    [InlineData("… because of errors in the certificate chain: NotTimeValid", "it has expired or is not valid yet")]
    [InlineData("… because of errors in the certificate chain: PartialChain, UntrustedRoot", "nobody this machine trusts vouches for it")]
    [InlineData("Cannot determine the frame size or a corrupted frame was received.", "what answers there knows no encryption")]
    [InlineData("Something that nobody has seen.", "Something that nobody has seen")]
    public void What_is_wrong_with_a_certificate_is_told_in_words(string message, string words)
    {
        var failed = Of(new HttpRequestException(HttpRequestError.SecureConnectionError, "see inside", new AuthenticationException(message)));
        Assert.Equal(FetchFailure.Tls, failed.Failure);
        Assert.Equal($"gazette.example offers no valid certificate: {words}.", failed.Why);
    }

    [Theory]
    [InlineData(500, "gazette.example answered 500 (Internal Server Error).")]
    [InlineData(410, "gazette.example answered 410 (Gone).")]
    [InlineData(521, "gazette.example answered 521.")]
    public void A_status_is_told_by_its_number_and_its_words(int status, string sentence) =>
        Assert.Equal(sentence, new FetchOutcome.Refused(Page, (HttpStatusCode)status, null).Explanation);

    [Theory]
    [InlineData(30, "gazette.example answered 429 (Too Many Requests) and asks to wait 30 seconds.")]
    [InlineData(0, "gazette.example answered 429 (Too Many Requests).")]
    public void A_wait_that_is_asked_for_is_told_where_it_is_one(int seconds, string sentence) =>
        Assert.Equal(sentence, new FetchOutcome.Refused(Page, HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(seconds)).Explanation);

    [Theory]
    [InlineData("https://gazette.example/rss", "http://intranet.example/1", true)]
    [InlineData("https://gazette.example/rss", "http://10.0.0.7:8080/", true)]
    [InlineData("https://gazette.example/rss", "http://10.0.0.7/", false)]
    [InlineData("https://gazette.example/rss", "https://gazette.example/1", false)]
    [InlineData("http://intranet.example/rss", "http://intranet.example/1", false)]
    [InlineData("http://intranet.example/rss", "http://10.0.0.7:8080/", false)]
    [InlineData("http://intranet.example/rss", "https://gazette.example/1", false)]
    public void A_host_of_ones_own_is_not_asked_for_what_the_internet_names(string from, string to, bool isBlocked) =>
        Assert.Equal(isBlocked, FetchProblem.OfWay(new Uri(from), new Uri(to), new OutboundOptions { AllowedPrivateHosts = ["intranet.example", "10.0.0.7:8080"] }) is FetchOutcome.Blocked);

    private static FetchOutcome.Failed Of(Exception exception) => Assert.IsType<FetchOutcome.Failed>(FetchProblem.Of(Page, exception, new OutboundOptions()));
}
