using System.Text.Json;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Drafts;

/// <summary>A draft as somebody sent it. Not bound by the framework, which looks at the body before it asks who sends it.</summary>
internal abstract record DraftBody
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new NulFreeText() } };

    private DraftBody()
    {
    }

    public static async Task<DraftBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var fields = await JsonSerializer.DeserializeAsync<Dictionary<string, string?>>(request.Body, Json, cancellationToken);
            return fields is null || fields.ContainsValue(null) ? NoDraft() : new Sent(fields.ToDictionary(field => field.Key, field => field.Value!));
        }
        catch (NulException nul)
        {
            return new Refused(nul.Message);
        }
        catch (JsonException)
        {
            return NoDraft();
        }
    }

    private static Refused NoDraft() => new("A draft is a JSON object of texts.");

    public sealed record Sent(IReadOnlyDictionary<string, string> Fields) : DraftBody;

    /// <param name="Why">A sentence that says what to send instead.</param>
    public sealed record Refused(string Why) : DraftBody;
}
