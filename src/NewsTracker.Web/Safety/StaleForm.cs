using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;

namespace NewsTracker.Web.Safety;

/// <summary>That a form was refused for its token: its page was made for who was signed in then, or in a browser whose cookies are gone. The page of errors says so.</summary>
/// <param name="Page">The page of this site that it was sent from, to be opened anew; null where the browser does not say.</param>
public sealed record StaleForm(string? Page)
{
    public static StaleForm? Of(HttpContext context) => context.Items[typeof(StaleForm)] as StaleForm;

    private static string? PageOf(ActionContext context)
    {
        var request = context.HttpContext.Request;
        return Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? request.HttpContext.RequestServices.GetRequiredService<IUrlHelperFactory>().GetUrlHelper(context).Local(from.PathAndQuery)
            : null;
    }

    /// <summary>A form that cannot be read is refused in the same way, since no token is found in it: of that its age is not told.</summary>
    internal sealed class Filter : IAsyncAlwaysRunResultFilter
    {
        public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        {
            var http = context.HttpContext;
            if (context.Result is IAntiforgeryValidationFailedResult && await http.Request.FindFormAsync(http.RequestAborted) is not null)
            {
                http.Items[typeof(StaleForm)] = new StaleForm(PageOf(context));
            }

            await next();
        }
    }
}
