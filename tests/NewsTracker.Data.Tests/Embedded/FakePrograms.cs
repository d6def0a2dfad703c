using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

/// <summary>Programs that can tell their version and nothing else.</summary>
internal static class FakePrograms
{
    public static string Make(string folder, int major)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a program is a shell script");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { "postgres", "initdb", "pg_ctl" })
        {
            var program = ServerPrograms.Program(folder, name);
            File.WriteAllText(program, Script(major));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    public static string Script(int major) => $"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.3'\n";
}
