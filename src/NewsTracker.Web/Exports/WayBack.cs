using System.Globalization;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Exports;

/// <summary>Where a file leads back to: addresses with their host, which open from wherever the file is read.</summary>
/// <param name="Home">Of this application, as the reader reached it.</param>
public sealed record WayBack(Uri Home)
{
    public static WayBack Of(HttpRequest request) => new(new Uri($"{request.Root()}/"));

    /// <param name="path">From the root of the application: "/articles/7".</param>
    public Uri To(string path) => new(Home, path.TrimStart('/'));

    /// <summary>The page of a position, as of the day the file tells of; nowhere where there is none.</summary>
    public Uri? ToPosition(long? id, StanceTime time) => id is { } known ? To(string.Create(CultureInfo.InvariantCulture, $"/positions/{known}{time.Query}")) : null;
}
