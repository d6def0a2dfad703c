namespace NewsTracker.Testing.Postgres;

/// <summary>How the template of test databases is made.</summary>
/// <param name="Key">Names the set of migrations: another set, another template.</param>
/// <param name="MigrateAsync">Brings the empty database behind a connection string up to date.</param>
public sealed record TemplateSource(string Key, Func<string, CancellationToken, Task> MigrateAsync);
