using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Data;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Pages.Articles.Exporting;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;
using Npgsql;

namespace NewsTracker.Web.Tests.Hosting;

/// <summary>Settings that could not work are refused before the first request, in words.</summary>
public sealed class StartSettingsTests
{
    [Theory]
    [InlineData("SignIn:AttemptsPerMinute", "0")]
    [InlineData("SignIn:AttemptsPerMinute", "-1")]
    [InlineData("SignIn:AttemptsPerMinute", "many")]
    [InlineData("Feeds:RequestsPerMinute", "0")]
    [InlineData("Exports:ExportsPerMinute", "0")]
    public void A_limit_that_lets_nobody_in_is_refused_at_the_start(string key, string value)
    {
        var fault = Assert.ThrowsAny<Exception>(() => Validate((key, value)));
        Assert.Contains(key, StartupProblems.Explain(fault)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_as_they_come_are_fine() => Assert.Null(Record.Exception(() => Validate()));

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080/newstracker")]
    [InlineData("urls", "http://127.0.0.1:5080;https://+:5443/news/")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://localhost:5080/news")]
    [InlineData("ASPNETCORE_APPL_PATH", "/news")]
    public void An_address_below_a_path_is_refused(string key, string value) =>
        Assert.Contains("path /news", Assert.Throws<StartupException>(() => WebAddresses.RefusePaths(Settings((key, value)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("urls", "http://127.0.0.1:5080/;http://[::1]:5080")]
    [InlineData("urls", "http://unix:/run/newstracker.sock")]
    [InlineData("ASPNETCORE_APPL_PATH", "/")]
    public void An_address_of_its_own_is_taken(string key, string value) => Assert.Null(Record.Exception(() => WebAddresses.RefusePaths(Settings((key, value)))));

    [Theory]
    [InlineData("42501", "permission denied for schema public", "own the database")]
    [InlineData("0A000", "extension \"unaccent\" is not available", "contributed extensions")]
    [InlineData("53300", "sorry, too many clients already", "sorry, too many clients already")]
    public void What_the_server_answers_is_not_told_as_silence(string state, string answer, string advice)
    {
        var told = StartupProblems.Explain(new PostgresException(answer, "ERROR", "ERROR", state))!.Message;
        Assert.Contains(advice, told, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot be reached", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_in_the_form_of_a_web_address_is_refused_in_words() =>
        Assert.Contains("Host=…", StartupProblems.Explain(Assert.ThrowsAny<ArgumentException>(() => new NpgsqlConnectionStringBuilder("postgres://news:secret@db/news")))!.Message, StringComparison.Ordinal);

    private static void Validate(params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection().AddSingleton(Settings(settings));
        services.AddSignInLimit();
        services.AddSearchFeeds();
        services.AddExportPace();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
}
