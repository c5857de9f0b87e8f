using JakeOps.Hosting.Tests;
using Xunit.Runner.InProc.SystemConsole;

// The tests' own program; as "ledger" it is the service that they kill.
if (args is not ["ledger", .. var settings]) return await ConsoleRunner.Run(args);
await using var app = LedgerService.Build(settings);
await app.StartAsync();
Console.WriteLine($"listening {app.Urls.First()}");
// The pipe ends when the test ends, however it does.
await Console.In.ReadToEndAsync();
return 0;
