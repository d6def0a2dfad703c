using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using NewsTracker.Data;
using Npgsql;

namespace NewsTracker.Web.Hosting;

/// <summary>Says in plain words what keeps the host from starting, and what to do.</summary>
internal static class StartupProblems
{
    public static StartupException? Explain(Exception exception) => exception switch
    {
        StartupException known => known,
        { InnerException: AddressInUseException } => new StartupException(
            $"The web address is taken: {exception.Message}",
            "Stop the other program, or choose another address: dotnet run --project src/NewsTracker.Web -- --urls http://127.0.0.1:5081"),
        IOException { InnerException: SocketException } or SocketException { SocketErrorCode: SocketError.AccessDenied } => new StartupException(
            $"The web address cannot be used: {exception.Message}",
            "Choose another: dotnet run --project src/NewsTracker.Web -- --urls http://127.0.0.1:5081"),
        OptionsValidationException invalid => new StartupException(
            "The configuration does not hold:\n" + string.Join("\n", invalid.Failures.Select(failure => $"  - {failure}")),
            "Mend these settings (appsettings.json, environment variables or command line) and start again."),
        InvalidOperationException { Source: "Microsoft.Extensions.Configuration.Binder" } => new StartupException(
            $"The configuration does not hold:\n  - {exception.Message}",
            "Mend this setting (appsettings.json, environment variables or command line) and start again."),
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } postgres => new StartupException(
            $"The database server refuses the connection: {postgres.MessageText}",
            "Check user, password and database name in ConnectionStrings__NewsTracker."),
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported or PostgresErrorCodes.UndefinedFile } postgres when postgres.MessageText.Contains("extension", StringComparison.Ordinal) => new StartupException(
            $"The database server lacks what NewsTracker needs: {postgres.MessageText}",
            "Install PostgreSQL's contributed extensions (often a package named postgresql-contrib); or, with the embedded PostgreSQL, set NEWSTRACKER_POSTGRES_SEARCH=off, and complete programs are brought."),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } postgres => new StartupException(
            $"The database server refuses what NewsTracker has to do: {postgres.MessageText}",
            "Let the user of ConnectionStrings__NewsTracker own the database (alter database … owner to …): it makes tables and the extensions unaccent and btree_gin there."),
        PostgresException postgres => new StartupException(
            $"The database server refuses: {postgres.MessageText} ({postgres.SqlState})",
            "Mend what it says and start again; nothing half-done is kept. The server's own log says more."),
        ArgumentException { Source: "Npgsql" or "System.Data.Common" } unread => new StartupException(
            $"The connection string cannot be read: {unread.Message}",
            "Write ConnectionStrings__NewsTracker as Host=…;Database=…;Username=…;Password=… (a URL such as postgres://… is not read)."),
        NpgsqlException npgsql => new StartupException(
            $"The database server cannot be reached: {npgsql.Message}",
            "Check host and port in ConnectionStrings__NewsTracker and that the server runs; or leave the setting out to use the embedded PostgreSQL."),
        _ => null,
    };
}
