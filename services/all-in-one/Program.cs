using JakeOps.AllInOne;

return await CommandLine.RunAsync(args);
