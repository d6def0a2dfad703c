using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>The forms of positions, filled in and sent.</summary>
internal static class PositionForms
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, Topic topic, Stance stance, string[] countries, string? more = null, string? note = null) =>
        await SendAsync(client, await client.PageAsync(address, Cancelled), topic, stance, countries, more, note);

    /// <param name="form">The page with the form, which may have been opened a while ago.</param>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, IHtmlDocument form, Topic topic, Stance stance, string[] countries, string? more = null, string? note = null)
    {
        List<KeyValuePair<string, string>> fields = [.. form.QuerySelectorAll<IHtmlInputElement>("#coding input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value))];
        fields.AddRange(countries.Select(code => KeyValuePair.Create("Input.Countries", code)));
        fields.AddRange(new Dictionary<string, string> { ["Input.Topic"] = topic.ToKey(), ["Input.Stance"] = stance.ToKey(), ["Input.SaidOn"] = "2025-07-09", ["Input.MoreCountries"] = more ?? "", ["Input.Note"] = note ?? "", ["Wanted"] = "Accepted" });
        using var content = new FormUrlEncodedContent(fields);
        return await client.PostAsync(new Uri(form.QuerySelector("#coding")!.GetAttribute("action")!, UriKind.Relative), content, Cancelled);
    }

    public static async Task<HttpResponseMessage> CorrectAsync(HttpClient client, long id, string? seen, Stance stance, string reason)
    {
        seen ??= (await client.PageAsync($"/positions/{id}/correct", Cancelled)).QuerySelector("input[name=Seen]")!.GetAttribute("value");
        return await client.PostFormAsync(
            $"/positions/{id}/correct", new() { ["Seen"] = seen!, ["Input.Topic"] = "production", ["Input.Stance"] = stance.ToKey(), ["Input.SaidOn"] = "2025-07-09", ["Reason"] = reason });
    }

    /// <returns>Where it led.</returns>
    public static async Task<string> ActAsync(HttpClient client, string address, string act, string? reason = null)
    {
        var page = await client.PageAsync(address, Cancelled);
        using var content = new FormUrlEncodedContent(page.QuerySelectorAll<IHtmlInputElement>("#act input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)).Append(new("Act", act)).Append(new("Reason", reason ?? "")));
        using var response = await client.PostAsync(new Uri(page.QuerySelector("#act")!.GetAttribute("action")!, UriKind.Relative), content, Cancelled);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }
}
