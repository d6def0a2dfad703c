namespace NewsTracker.Scraping.Outbound;

/// <summary>Reads an answer in full before anyone sees it, within the time of the call, and breaks off one that is longer than any answer has to be.</summary>
internal sealed class ModelAnswerLimit : DelegatingHandler
{
    public const int MaxBytes = 512 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            var (body, isWhole) = await BoundedRead.ReadAsync(stream, MaxBytes, cancellationToken);
            if (!isWhole)
            {
                throw new AnswerTooLongException();
            }

            var whole = new ByteArrayContent(body.ToArray());
            whole.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
