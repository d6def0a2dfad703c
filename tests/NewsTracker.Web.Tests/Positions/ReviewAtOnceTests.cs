using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Eight editors work through one queue at once, each pressing twice, while submissions are decided on elsewhere: nobody gets what another holds, and nothing ends in an error.</summary>
public sealed class ReviewAtOnceTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const int Editors = 8;
    private static readonly string[] Verdicts = ["Accept", "Reject", "Unclear", "Skip"];
    private static readonly string[] Words = ["Estonia keeps production as an option", "Lithuania's deputy defence minister", "which all name Russia as the reason"];

    private readonly ConcurrentDictionary<string, int> held = new();
    private readonly ConcurrentBag<string> shared = [];
    private readonly ConcurrentBag<string> failures = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Eight_editors_empty_the_queue_and_none_gets_what_another_holds()
    {
        List<long> submitted = [];
        for (var i = 0; i < 6; i++)
        {
            var newsroom = await CodedNewsroom.AddAsync(app);
            foreach (var words in Words)
            {
                await newsroom.SuggestAsync(words, Topic.Production, Stance.Considers, "EST");
            }

            submitted.AddRange(await newsroom.RecordAsync(Words[0], PositionState.Submitted, Topic.Withdrawal, Stance.Intends, "LTU", "LVA"));
        }

        var clients = new List<HttpClient>();
        for (var i = 0; i < Editors; i++)
        {
            clients.Add(await app.CreateSignedInAsync(Role.Editor));
        }

        await Task.WhenAll(clients.Select((client, i) => Task.Run(() => WorkAsync(client, i))));
        Assert.Empty(failures);
        Assert.Empty(shared);
        Assert.Equal(0, await app.WithDbAsync(db => db.ReviewItems.CountAsync(Cancelled)));
        Assert.DoesNotContain(SuggestionFate.Open, await app.WithDbAsync(db => db.Suggestions.Select(s => s.Fate).ToListAsync(Cancelled)));

        // One verdict each, although everybody pressed twice.
        Assert.All(await app.WithDbAsync(db => db.SuggestionVerdicts.GroupBy(v => v.SuggestionId).Select(g => g.Count()).ToListAsync(Cancelled)), count => Assert.Equal(1, count));
        Assert.All(await app.WithDbAsync(db => db.PositionReviews.Where(r => submitted.Contains(r.PositionId)).GroupBy(r => r.PositionId).Select(g => g.Count()).ToListAsync(Cancelled)), count => Assert.Equal(2, count));
    }

    /// <summary>Takes the next item until none is left, and says something else of each; a skipped one is skipped once only, or the queue would never end.</summary>
    private async Task WorkAsync(HttpClient client, int editor)
    {
        var token = await TokenAsync(client);
        var skipped = new HashSet<string>();
        for (var turn = editor; await NextAsync(client, token) is { } item; turn++)
        {
            if (held.GetOrAdd(item, editor) is var holder && holder != editor)
            {
                shared.Add($"{item}: editors {holder} and {editor}");
            }

            var verdict = Verdicts[turn % Verdicts.Length];
            verdict = verdict is "Skip" && !skipped.Add(item) ? "Reject" : verdict;
            using var page = await client.GetAsync(new Uri(item, UriKind.Relative), Cancelled);
            Note(page, $"GET {item}");
            var fields = await FieldsAsync(page, verdict);
            held.TryRemove(new(item, editor));
            await Task.WhenAll(PressAsync(client, item, fields), PressAsync(client, item, fields));
        }
    }

    private async Task PressAsync(HttpClient client, string item, List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(new Uri(item, UriKind.Relative), content, Cancelled);
        Note(answer, $"POST {item} {fields[^2].Value}");
    }

    private async Task<string?> NextAsync(HttpClient client, string token)
    {
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync(new Uri("/review/next", UriKind.Relative), content, Cancelled);
        Note(answer, "POST /review/next");
        return answer.Headers.Location?.ToString() is { } next && next != "/review" ? next : null;
    }

    private void Note(HttpResponseMessage answer, string what)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
        {
            failures.Add($"{what}: {(int)answer.StatusCode}");
        }
    }

    private static async Task<List<KeyValuePair<string, string>>> FieldsAsync(HttpResponseMessage page, string verdict)
    {
        var document = await page.ReadAsync(Cancelled);
        return [.. document.QuerySelectorAll<IHtmlInputElement>("#verdict input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)), new("Verdict", verdict), new("Reason", "Read twice")];
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var page = await client.GetAsync(new Uri("/review", UriKind.Relative), Cancelled);
        return (await Forms.TokenOfAsync(page))!;
    }
}
