using System.ComponentModel;

namespace NewsTracker.Data.Embedded;

/// <summary>Whom the server runs as: oneself, or <c>postgres</c> where we are root, as whom PostgreSQL refuses to run.</summary>
public sealed record ServerAccount
{
    public const string Unprivileged = "postgres";

    private ServerAccount(string? userName) => UserName = userName;

    public static bool RunsAsRoot => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>Null for oneself.</summary>
    public string? UserName { get; }

    public static async Task<ServerAccount> ForThisProcessAsync(CancellationToken cancellationToken)
    {
        if (!RunsAsRoot)
            return new(userName: null);

        return await ExistsAsync(Unprivileged, cancellationToken)
            ? new(Unprivileged)
            : throw new StartupException(
                $"NewsTracker was started as root. PostgreSQL refuses to run as root, and this machine has no user {Unprivileged} to run it as.",
                $"""
                Do one of these:
                  - start NewsTracker as an ordinary user;
                  - make the user: useradd --system --user-group {Unprivileged} (Alpine: addgroup -S {Unprivileged} && adduser -S -G {Unprivileged} {Unprivileged});
                  - run docker compose up, which brings a PostgreSQL of its own;
                  - set ConnectionStrings__NewsTracker to a PostgreSQL server of your own.
                """);
    }

    /// <summary>Makes the server's account the owner of what we made for it.</summary>
    public async Task GiveAsync(string folder, CancellationToken cancellationToken)
    {
        if (UserName is null)
            return;

        var run = await ProgramRun.RunAsync(new("chown") { Arguments = ["-R", $"{UserName}:", folder] }, cancellationToken);
        if (run.ExitCode != 0)
            throw new StartupException($"The folder {folder} cannot be given to the user {UserName}: {run.Errors}", "Start NewsTracker as an ordinary user.");
    }

    private static async Task<bool> ExistsAsync(string user, CancellationToken cancellationToken)
    {
        try
        {
            return (await ProgramRun.RunAsync(new("id") { Arguments = ["-u", user] }, cancellationToken)).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;   // a machine without id(1) has no accounts to speak of
        }
    }
}
