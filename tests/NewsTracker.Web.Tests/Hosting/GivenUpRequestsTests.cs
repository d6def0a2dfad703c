using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Web.Hosting;

namespace NewsTracker.Web.Tests.Hosting;

public sealed class GivenUpRequestsTests
{
    [Theory]
    [InlineData(typeof(TaskCanceledException))]
    [InlineData(typeof(IOException))]
    public async Task What_ends_because_the_browser_left_is_no_fault_of_ours(Type exception)
    {
        var context = await RunAsync((Exception)Activator.CreateInstance(exception)!, isGivenUp: true);
        Assert.Equal(StatusCodes.Status499ClientClosedRequest, context.Response.StatusCode);
    }

    [Fact]
    public async Task What_ends_for_another_reason_stays_a_fault() =>
        await Assert.ThrowsAsync<TaskCanceledException>(() => RunAsync(new TaskCanceledException(), isGivenUp: false));

    [Fact]
    public async Task A_fault_stays_a_fault_though_the_browser_left() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(new InvalidOperationException(), isGivenUp: true));

    private static async Task<HttpContext> RunAsync(Exception exception, bool isGivenUp)
    {
        var builder = new ApplicationBuilder(new ServiceCollection().BuildServiceProvider());
        builder.UseGivenUpRequests();
        builder.Run(_ => throw exception);
        var context = new DefaultHttpContext { RequestAborted = new CancellationToken(isGivenUp) };
        await builder.Build()(context);
        return context;
    }
}
