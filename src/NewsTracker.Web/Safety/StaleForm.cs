using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsTracker.Web.Safety;

/// <summary>That a form was refused for its token: its page was made for who was signed in then, or in a browser whose cookies are gone. The page of errors says so.</summary>
/// <param name="Page">The page of this site that it was sent from, to be opened anew; null where the browser does not say.</param>
public sealed record StaleForm(string? Page)
{
    public static StaleForm? Of(HttpContext context) => context.Items[typeof(StaleForm)] as StaleForm;

    private static void Note(HttpContext context)
    {
        var isOurs = Uri.TryCreate(context.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value;
        context.Items[typeof(StaleForm)] = new StaleForm(isOurs ? from!.PathAndQuery : null);
    }

    internal sealed class Filter : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
            {
                Note(context.HttpContext);
            }
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
