using System.Diagnostics;
using System.Net;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What an editor can do when a document was not taken.</summary>
internal static class AddAdvice
{
    private const string ByHand = "Open the article in your browser, save the page and upload the file, or paste its text.";

    public static string After(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.RobotsDenied => $"Check the address for a slip. {ByHand}",
        FetchOutcome.Refused { Status: HttpStatusCode.NotFound or HttpStatusCode.Gone } => "Check the address for a slip, or look for the article on the site.",
        FetchOutcome.Refused { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => $"Try again later. {ByHand}",
        FetchOutcome.Refused { Status: >= HttpStatusCode.InternalServerError } => "The site has trouble of its own. Try again later.",
        FetchOutcome.Refused => $"The site does not serve this page to programs. {ByHand}",
        FetchOutcome.Blocked => "Only addresses on the public web are read. An admin can allow a host of your own network in the configuration.",
        FetchOutcome.Failed { Failure: FetchFailure.Dns } => "Check the name of the site for a slip.",
        FetchOutcome.Failed { Failure: FetchFailure.TooLarge } => $"The page is larger than what is read. {ByHand}",
        FetchOutcome.Failed => $"Try again in a while. {ByHand}",
        FetchOutcome.Postponed => $"Try again after that. {ByHand}",
        FetchOutcome.NotModified => "Try again in a while.",
        _ => throw new UnreachableException(),
    };

    public static string AfterRefusal(AddModel.Way by) => by switch
    {
        AddModel.Way.Address => $"Check that the address leads to one article. {ByHand}",
        AddModel.Way.File => "Check that the file holds one article, or paste its text instead.",
        AddModel.Way.Text => "Check that the headline stands in the first line and the text follows it.",
        _ => throw new UnreachableException(),
    };
}
