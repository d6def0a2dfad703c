using NewsTracker.Data.Tests.Embedded;

// The runner starts this program to run the tests; the tests start it again as a copy of the product to be killed.
return args is [EmbeddedOwner.Verb, var home]
    ? await EmbeddedOwner.RunAsync(home)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
