using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsTracker.Web.Pages;

namespace NewsTracker.Web.Safety;

/// <summary>
/// A GET whose query does not bind answers 400 and names what: showing everything instead would look like an answer. A POST that does not bind redisplays its form; one to a page that takes none answers 405 (RFC 9110, section 15.5.6).
/// </summary>
internal sealed class GetBindingFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        var isReading = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!isReading && context.HandlerMethod is null && context.HandlerInstance is not ErrorModel)
        {
            context.HttpContext.Response.Headers.Allow = "GET, HEAD";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
        else if (isReading && !context.ModelState.IsValid)
        {
            UnreadAddress.Note(context.HttpContext, context.ModelState);
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
