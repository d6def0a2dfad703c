using System.Globalization;
using System.Runtime.InteropServices;
using NewsTracker.Testing.Newsroom;

using var loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
var logger = loggers.CreateLogger("Newsroom");
var port = 0;
switch (args)
{
    case []:
        break;
    case ["--port", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= ushort.MaxValue:
        break;
    case ["--help" or "-h"]:
        logger.LogInformation("Serves the sample newsroom on 127.0.0.1 until Ctrl+C. Usage: dotnet run --project tests/NewsTracker.Testing -- [--port N]; without a port it takes a free one");
        return 0;
    default:
        logger.LogError("Not understood: {Arguments}. Usage: [--port 0..65535] [--help]", string.Join(' ', args));
        return 2;
}

var stopAsked = new TaskCompletionSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, AskToStop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, AskToStop);
try
{
    await using var newsroom = await SampleNewsroom.StartAsync(port, CancellationToken.None);
    logger.LogInformation("The sample newsroom is open at {Url} with {Count} articles. Press Ctrl+C to close it", newsroom.BaseAddress, NewsroomCatalogue.Articles.Count);
    logger.LogInformation("RSS {Url}", newsroom.AddressOf(NewsroomCatalogue.RssPath));
    logger.LogInformation("Atom {Url}", newsroom.AddressOf(NewsroomCatalogue.AtomPath));
    logger.LogInformation("News sitemap {Url}", newsroom.AddressOf(NewsroomCatalogue.SitemapPath));
    await stopAsked.Task;
    return 0;
}
catch (IOException exception)
{
    logger.LogError("Port {Port} cannot be used: {Reason} Choose another with --port", port, exception.Message);
    return 1;
}

void AskToStop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stopAsked.TrySetResult();
}
