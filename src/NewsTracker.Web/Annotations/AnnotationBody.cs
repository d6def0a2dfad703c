using System.Text.Json;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Annotations;

/// <summary>An annotation as somebody sent it.</summary>
internal abstract record AnnotationBody
{
    private AnnotationBody()
    {
    }

    public static async Task<AnnotationBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return new Refused($"Send the annotation as {WireAnnotation.MediaType}.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<WireAnnotation>(request.Body, AnnotationAnswers.Json, cancellationToken) is { } annotation
                ? new Sent(annotation)
                : new Refused("The body is null; send an annotation.");
        }
        catch (NulException nul)
        {
            return new Refused(nul.Message);
        }
        catch (JsonException exception)
        {
            return new Refused($"This is no annotation in JSON-LD (at {exception.Path ?? "its start"}). A target has a source and selectors; see {WireAnnotation.ModelContext}.");
        }
    }

    public sealed record Sent(WireAnnotation Annotation) : AnnotationBody;

    /// <param name="Why">A sentence that says what to send instead.</param>
    public sealed record Refused(string Why) : AnnotationBody;
}
