using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Safety;

/// <summary>
/// A form that comes back with what is wrong with it answers 422 (RFC 9110, section 15.5.21): scripts, password managers and logs tell by it what was done from what was refused.
/// A page that says what is wrong elsewhere than in the model state, or has a more precise status, sets it itself.
/// </summary>
internal sealed class RefusedFormFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        var response = context.HttpContext.Response;
        if (context is { Result: PageResult, ModelState.IsValid: false } && HttpMethods.IsPost(context.HttpContext.Request.Method) && response.StatusCode == StatusCodes.Status200OK)
        {
            response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }
}
