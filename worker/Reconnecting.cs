using System.Net;
using System.Net.WebSockets;

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
    private TimeSpan _wait = FirstWait;

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                if (await OnceAsync(stop) is { } code) return code;
                if (stop.IsCancellationRequested) break;
                // Anywhere in the window, so that a fleet does not come back all at once.
                var pause = (_wait > _longestWait ? _longestWait : _wait) * Random.Shared.NextDouble();
                _wait = _wait > _longestWait ? _longestWait : _wait * 2;
                say($"trying again in {pause.TotalSeconds:0.0} s");
                await Task.Delay(pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            return ExitCodes.Stopped;
        }
        finally { await work.StopAsync(heard: false); }
    }

    /// <summary>One connection from dial to end; an exit code when there is no use in another.</summary>
    private async Task<int?> OnceAsync(CancellationToken stop)
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
                _wait = FirstWait;
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
        var address = new UriBuilder(ServerHttp.Address(options.Server)) { Scheme = options.Server.Scheme.Replace("http", "ws") };
        try
        {
            using var within = CancellationTokenSource.CreateLinkedTokenSource(stop);
            within.CancelAfter(DialWithin);
            await web.ConnectAsync(address.Uri, _http, within.Token);
        }
        catch (Exception failure) when (failure is WebSocketException or OperationCanceledException)
        {
            if (stop.IsCancellationRequested) return null;
            say(ServerHttp.WhyNot(options.Server, web.HttpStatusCode, failure));
            if (web.HttpStatusCode == HttpStatusCode.Unauthorized) return ExitCodes.TokenRefused;
        }
        return null;
    }

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
}
