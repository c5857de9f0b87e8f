using System.Net;
using System.Net.WebSockets;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>Connects, and connects again, for ever: until somebody stops the worker, or the server says that coming
/// back is of no use. Executions go on meanwhile.</summary>
internal sealed class Reconnecting(
    WorkerOptions options, Assignments work, Func<Hello> hello, AuditLog audit, Action<string> say, TimeSpan? longestWait = null)
{
    private static readonly TimeSpan DialWithin = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan SendWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    private readonly HttpMessageInvoker _http = new(ServerHttp.Handler(options));
    private readonly TimeSpan _longestWait = longestWait ?? TimeSpan.FromSeconds(10);

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        try { return await ComeBackAsync(stop); }
        finally { await work.StopAsync(heard: false); }
    }

    private async Task<int> ComeBackAsync(CancellationToken stop)
    {
        var wait = FirstWait;
        while (!stop.IsCancellationRequested)
        {
            var code = await OnceAsync(() => wait = FirstWait, stop);
            if (code is not null) return code.Value;
            if (stop.IsCancellationRequested) break;
            wait = wait > _longestWait ? _longestWait : wait;
            // Anywhere in the window, so that a fleet does not come back all at once.
            var pause = wait * Random.Shared.NextDouble();
            say($"trying again in {pause.TotalSeconds:0.0} s");
            await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait *= 2;
        }
        return ExitCodes.Stopped;
    }

    /// <summary>One connection from dial to end; an exit code when there is no use in another.</summary>
    private async Task<int?> OnceAsync(Action connected, CancellationToken stop)
    {
        using var web = new ClientWebSocket();
        if (await DialAsync(web, stop) is { } refused) return refused;
        if (web.State != WebSocketState.Open) return null;
        using var socket = new FrameSocket(web, SendWithin, audit.Sent);
        await using var stopping = stop.Register(() => _ = GoAsync(socket));
        audit.Connected(options.Server, options.Name);
        try
        {
            await new Connection(socket, hello(), work, say).RunAsync(() =>
            {
                connected();
                var tags = string.Join(", ", options.Tags);
                say($"connected as {options.Name} to {options.Server}, tags [{tags}], {options.Capacity} slots");
            });
        }
        catch (Exception lost) when (lost is TimeoutException or FrameException)
        {
            say($"the connection broke: {lost.Message}");
        }
        finally
        {
            work.Duty.HeardAt = null;
            await audit.DisconnectedAsync(socket.Closed.Reason);
        }
        return stop.IsCancellationRequested ? ExitCodes.Stopped : Judge(socket.Closed);
    }

    private async Task GoAsync(FrameSocket socket)
    {
        await work.StopAsync(heard: true);
        await socket.CloseAsync(1000, "The worker was stopped.");
    }

    private async Task<int?> DialAsync(ClientWebSocket web, CancellationToken stop)
    {
        web.Options.AddSubProtocol(Wire.Subprotocol);
        web.Options.SetRequestHeader("Authorization", $"Bearer {options.Token}");
        web.Options.CollectHttpResponseDetails = true;
        web.Options.KeepAliveInterval = TimeSpan.Zero;
        try
        {
            using var within = CancellationTokenSource.CreateLinkedTokenSource(stop);
            within.CancelAfter(DialWithin);
            await web.ConnectAsync(Address(options.Server), _http, within.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            if (web.HttpStatusCode == HttpStatusCode.Unauthorized)
            {
                say($"{options.Server} refuses the token: it is revoked, has expired, or is of another server. " +
                    "Make a new one with POST /api/workers/tokens.");
                return ExitCodes.TokenRefused;
            }
            if (!stop.IsCancellationRequested) say(Unreachable(web, failure));
        }
        return null;
    }

    private string Unreachable(ClientWebSocket web, Exception failure) => web.HttpStatusCode > 0
        ? $"{options.Server} answers {(int)web.HttpStatusCode} instead of taking a worker; is it a JakeOps server?"
        : $"{options.Server} cannot be reached: " + (failure is OperationCanceledException
            ? "no answer" : ServerHttp.Explain(failure));

    private int? Judge((int Code, string Reason) closed)
    {
        say(closed.Reason.Length > 0 ? $"disconnected: {closed.Reason}" : "the connection was lost");
        return closed.Code switch
        {
            CloseCodes.Revoked => ExitCodes.TokenRefused,
            CloseCodes.UpgradeRequired => ExitCodes.TooOld,
            CloseCodes.Superseded => ExitCodes.Superseded,
            CloseCodes.HelloRefused => ExitCodes.BadUsage,
            _ => null,
        };
    }

    private static Uri Address(Uri server) => new UriBuilder(server)
    {
        Scheme = server.Scheme == "https" ? "wss" : "ws", Path = server.AbsolutePath.TrimEnd('/') + Wire.Path,
    }.Uri;
}
