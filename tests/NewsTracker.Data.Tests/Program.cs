using NewsTracker.Data.Tests.Embedded;

// The runner starts this program to run the tests; the tests start it again to be killed.
return args is [var role, var folder] && KillableProcess.Roles.TryGetValue(role, out var play)
    ? await play(folder)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
