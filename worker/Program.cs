using JakeOps.Worker;

return await CommandLine.RunAsync(args);
