using JakeOps.Hosting.Tests;
using Microsoft.Extensions.Hosting;
using Xunit.Runner.InProc.SystemConsole;

// The tests' own program; as "ledger" it is the service that they kill.
if (args is not ["ledger", .. var settings]) return await ConsoleRunner.Run(args);
await using var app = LedgerService.Build(settings);
await app.StartAsync();
Console.WriteLine($"listening {app.Urls.First()}");
// The pipe ends when the test ends, however it does; a test that stops it in order sends SIGTERM.
await Task.WhenAny(Task.Run(Console.In.ReadToEndAsync), app.WaitForShutdownAsync());
return 0;
