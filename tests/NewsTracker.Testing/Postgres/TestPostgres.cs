namespace NewsTracker.Testing.Postgres;

/// <summary>
/// PostgreSQL for tests: one server for all test processes of a run, a database for each test class. <c>NEWSTRACKER_TEST_DB</c>, a
/// connection string with the right to make databases, points it at another server.
/// </summary>
public sealed class TestPostgres
{
    public const string Variable = "NEWSTRACKER_TEST_DB";

    private static readonly Lazy<Task<TestPostgres>> OfThisProcess = new(JoinAsync);

    private readonly TestServer _server;

    private TestPostgres(TestServer server) => _server = server;

    public static Task<TestPostgres> GetAsync(CancellationToken cancellationToken) => OfThisProcess.Value.WaitAsync(cancellationToken);

    /// <summary>A clone of the template, which is migrated once a run.</summary>
    public Task<TestDatabase> CreateDatabaseAsync(TemplateSource source, CancellationToken cancellationToken) =>
        _server.CloneAsync(source, cancellationToken);

    public Task<TestDatabase> CreateEmptyDatabaseAsync(CancellationToken cancellationToken) => _server.CreateEmptyAsync(cancellationToken);

    // Whoever asks first must not take the server away from the others by being cancelled.
    private static async Task<TestPostgres> JoinAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } other)
            return new(new(other));

        var run = await SharedCluster.JoinAsync(SharedCluster.FolderOfThisRepository(), CancellationToken.None);

        // The process knows no later moment at which no test can need the server any more; nothing else runs by then.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => run.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return new(new(run.ConnectionString));
    }
}
