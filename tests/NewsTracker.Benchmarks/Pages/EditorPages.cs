using NewsTracker.Benchmarks.Web;
using NewsTracker.Testing.Positions;

namespace NewsTracker.Benchmarks.Pages;

/// <summary>An editor's two commonest requests: opening an article with many marks, and saving a position from within it.</summary>
internal sealed class EditorPages(VisitorSession session, CodedArticle marked, CodedArticle coded)
{
    private static readonly Uri Saving = new("/positions/add", UriKind.Relative);

    public Func<int, Task<HttpResponseMessage>> OpenReader(CancellationToken cancellationToken) =>
        _ => session.Client.GetAsync(new Uri($"/articles/{marked.Id}", UriKind.Relative), cancellationToken);

    public async Task<Func<int, Task<HttpResponseMessage>>> SavePositionAsync(CancellationToken cancellationToken)
    {
        const string Words = "Both have approved their exit from the Ottawa Convention";
        var (start, end) = coded.Of(Words);
        var token = await session.TokenOfAsync(new Uri($"/positions/add?article={coded.Id}&revision=1&start={start}&end={end}", UriKind.Relative), cancellationToken);
        return async i =>
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token,
                ["Article"] = $"{coded.Id}",
                ["Revision"] = "1",
                ["Start"] = $"{start}",
                ["End"] = $"{end - (i % Words.Length)}",
                ["Wanted"] = "Accepted",
                ["Input.Countries"] = "LTU",
                ["Input.Topic"] = "withdrawal",
                ["Input.Stance"] = "intends",
                ["Input.SaidOn"] = "2025-07-09",
            });
            form.Headers.Add("X-Part", "coding");
            return await session.Client.PostAsync(Saving, form, cancellationToken);
        };
    }
}
