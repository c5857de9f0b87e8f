using JakeOps.Worker.Tests;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// One test kills a program in the middle of an execution: this one, started in another way.
if (args is [CrashingProgram.Argument, var folder]) return await CrashingProgram.RunAsync(folder);

return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
