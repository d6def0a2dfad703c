using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Ingestion;

public sealed class FirstReadingTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    [Fact]
    public void Its_page_is_an_article_that_all_of_the_engine_but_the_encoder_reads() => Assert.True(pipeline.Services.GetRequiredService<FirstReading>().Read());

    [Fact]
    public async Task It_is_done_once()
    {
        var first = pipeline.Services.GetRequiredService<FirstReading>();
        var reading = first.Begin();
        Assert.Same(reading, first.Begin());
        await reading;
    }
}
