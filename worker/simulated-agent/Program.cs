using JakeOps.Worker.SimulatedAgent;

if (Options.Read(args, out var refusal) is not { } options)
{
    Console.Error.WriteLine(refusal);
    return 1;
}
if (options.VersionOnly)
{
    Console.WriteLine("2.1.330 (Claude Code) simulated");
    return 0;
}
return await new Session(options, new AgentStream(options)).RunAsync();
