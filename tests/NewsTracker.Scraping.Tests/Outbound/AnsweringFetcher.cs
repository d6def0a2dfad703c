using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Tests.Outbound;

/// <summary>Answers at once, by the address alone.</summary>
internal sealed class AnsweringFetcher(Func<Uri, FetchOutcome> answer) : IFetcher
{
    public Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken) => Task.FromResult(answer(request.Url));
}
