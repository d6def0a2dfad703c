namespace NewsTracker.Scraping.Outbound;

/// <summary>What is wrong with a certificate, in an admin's words. The runtime names it only by its own flags, within the message of the exception.</summary>
internal static class CertificateWords
{
    private static readonly (string Flag, string Words)[] Faults =
    [
        ("RemoteCertificateNotAvailable", "it shows none"),
        ("RemoteCertificateNameMismatch", "it is made out to another name"),
        ("NotTimeValid", "it has expired or is not valid yet"),
        ("UntrustedRoot", Untrusted),
        ("PartialChain", Untrusted),
        ("RemoteCertificateChainErrors", Untrusted),
        ("Revoked", "it was withdrawn by who gave it out"),
        ("unexpected EOF", Unencrypted),
        ("frame size", Unencrypted),
    ];

    private const string Unencrypted = "what answers there knows no encryption";
    private const string Untrusted = "nobody this machine trusts vouches for it";

    /// <summary>The message itself where it names no fault that is known.</summary>
    public static string Of(Exception exception)
    {
        var words = Faults.Where(fault => exception.Message.Contains(fault.Flag, StringComparison.Ordinal)).Select(fault => fault.Words).Distinct().ToArray();
        return words.Length == 0 ? exception.Message.TrimEnd('.') : string.Join(", and ", words);
    }
}
