using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsTracker.Web.Safety;

/// <summary>A form that holds a NUL character answers 400 before the page sees it.</summary>
internal sealed class NulFilter : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>After what limits the size of a form (900), before what looks for its token (1000).</summary>
    public int Order => 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        // The page of errors is shown by the method of the request that failed, form and all: it stores nothing, and reads of the form what it needs.
        var http = context.HttpContext;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerFeature>() is null && await http.Request.HasFormWithNulAsync(http.RequestAborted))
        {
            http.RefuseNul();
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }
}
