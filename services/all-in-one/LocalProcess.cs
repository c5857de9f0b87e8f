using System.Net;
using System.Net.Sockets;
using JakeOps.AllInOne.Demo;
using JakeOps.Gateway;
using JakeOps.Hosting.Persistence;
using JakeOps.Worker.Runner;
using Microsoft.AspNetCore.Connections;

namespace JakeOps.AllInOne;

/// <summary>One life of the local process: open the folder, start, say so, run the demo or until stopped.</summary>
internal static class LocalProcess
{
    public static Task<int> RunAsync(LocalOptions options, CancellationToken stop) =>
        RunAsync(options, (app, folder) => ServeAsync(app, options, folder), stop);

    /// <param name="serve">What is done while it runs; its answer is the exit code.</param>
    public static async Task<int> RunAsync(
        LocalOptions options, Func<WebApplication, DataFolder, Task<int>> serve, CancellationToken stop)
    {
        var (folder, refusal) = DataFolder.Open(options);
        if (folder is null) return Refuse(refusal!);
        using (folder)
        await using (var app = LocalHost.Build(options, folder))
        {
            try
            {
                if (await StartAsync(app, options, folder, stop) is { } problem) return Refuse(problem);
                return await serve(app, folder);
            }
            finally
            {
                // Also after a start that failed: what had started before must end before its container is disposed of.
                await app.StopAsync(CancellationToken.None);
            }
        }
    }

    private static async Task<int> ServeAsync(WebApplication app, LocalOptions options, DataFolder folder)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        var address = app.Urls.First();
        await StartMessage.WriteAsync(Console.Out, options, address, folder.Path, app.Services.GetService<ClaudeCliAdapter>());
        var code = options.Demo ? await DemoRun.RunAsync(options, address, folder, stopping) : ExitCodes.Done;
        if (options.ExitWhenClosed) return code;
        await app.WaitForShutdownAsync(CancellationToken.None);
        return ExitCodes.Done;
    }

    /// <summary>Null when it runs; otherwise the sentence that says why not and what to do.</summary>
    private static async Task<string?> StartAsync(WebApplication app, LocalOptions options, DataFolder folder, CancellationToken stop)
    {
        // Asked first, because a taken port would otherwise show only after everything else had started.
        if (options.Port != 0 && PortIsTaken(options.Listen, options.Port)) return Taken(options.Port);
        try
        {
            await app.StartAsync(stop);
            return options.Login ? null : LocalOnly.Verify(app.Urls);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Taken(options.Port);
        }
        catch (NewerDatabaseException newer)
        {
            return $"{newer.Message} The data folder is {folder.Path}.";
        }
    }

    private static bool PortIsTaken(IPAddress address, int port)
    {
        using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, port));
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static string Taken(int port) =>
        $"Port {port} is in use. Stop the program that has it, or choose another with --port NUMBER.";

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCodes.CannotStart;
    }
}
