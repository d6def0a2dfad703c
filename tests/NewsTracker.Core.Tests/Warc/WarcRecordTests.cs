using System.Security.Cryptography;
using System.Text;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Warc;

namespace NewsTracker.Core.Tests.Warc;

public sealed class WarcRecordTests
{
    [Fact]
    public void A_text_that_no_server_answered_with_is_a_resource_of_the_address_it_is_from()
    {
        foreach (var headers in (Dictionary<string, string>[])[[], new() { [Core.Articles.Snapshot.OriginHeader] = "feed" }])
        {
            var text = Text(Snapshot("https://paper.example/1", headers), "Ferry");
            var header = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
            Assert.Contains("WARC-Type: resource", header);
            Assert.Contains("WARC-Target-URI: https://paper.example/1", header);
            Assert.Contains("Content-Type: text/html", header);
            Assert.EndsWith("\r\n\r\nFerry\r\n\r\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("HTTP/1.1", text, StringComparison.Ordinal);
        }
    }

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void A_response_is_written_as_the_standard_has_it()
    {
        var text = Text(Snapshot("https://paper.example/ä", new() { ["Content-Type"] = "text/html", ["Content-Encoding"] = "gzip" }), "<p>Ferry</p>");
        var header = text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n");
        Assert.Equal("WARC/1.1", header[0]);
        Assert.Contains("WARC-Type: response", header);
        Assert.Contains("WARC-Date: 2026-03-01T12:00:00.000000Z", header);
        Assert.Contains("Content-Type: application/http; msgtype=response", header);
        var block = text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..^4];
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(block)}", header);
        Assert.Equal("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Archive-Orig-Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n<p>Ferry</p>", block);
        Assert.EndsWith("\r\n\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_digests_are_those_of_block_and_payload_in_base_32()
    {
        // RFC 4648 has no vector for SHA-256; that of the empty text is widely known.
        var text = Text(Snapshot(null, []), "");
        Assert.Contains("WARC-Payload-Digest: sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ", text, StringComparison.Ordinal);
        Assert.Contains("WARC-Block-Digest: sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_with_a_line_break_stays_one_header()
    {
        var text = Text(Snapshot("https://paper.example/", new() { ["X-Odd"] = "one\r\nWARC-Type: forged" }), "body");
        Assert.DoesNotContain("\r\nWARC-Type: forged", text, StringComparison.Ordinal);
        Assert.Contains("X-Odd: one WARC-Type: forged\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_snapshot_has_the_same_id_and_another_has_another()
    {
        var one = Snapshot("https://paper.example/", []);
        Assert.Equal(WarcRecord.Of(one, []).Id, WarcRecord.Of(one, []).Id);
        Assert.NotEqual(WarcRecord.Of(one, []).Id, WarcRecord.Of(Snapshot("https://paper.example/2", []), []).Id);
        Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", WarcRecord.Of(one, []).Id);
    }

    private static Snapshot Snapshot(string? url, Dictionary<string, string> headers) => new()
    {
        Url = url,
        FetchedAt = Noon,
        ContentType = "text/html",
        Headers = headers,
        Sha256 = SHA256.HashData([]),
        Length = 0,
        BrotliContent = [],
    };

    private static string Text(Snapshot snapshot, string content) => Encoding.UTF8.GetString(WarcRecord.Of(snapshot, Encoding.UTF8.GetBytes(content)).ToBytes());
}
