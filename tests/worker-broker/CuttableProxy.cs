using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The network between worker and server, which a test takes away and gives back.</summary>
internal sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly int _target;
    private readonly TimeSpan? _idle;
    private readonly CancellationTokenSource _over = new();
    private volatile bool _cut;
    private volatile bool _swallows;

    /// <param name="idle">Connections on which nobody says anything for so long are ended; null for none.</param>
    public CuttableProxy(Uri target, TimeSpan? idle = null)
    {
        (_target, _idle) = (target.Port, idle);
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Connections that came in.</summary>
    public int Dials { get; private set; }

    /// <summary>Nobody gets through, and everybody hears of it.</summary>
    public void Cut()
    {
        _cut = true;
        Break();
    }

    /// <summary>Connections stay open and nothing comes through: what a pulled cable or a firewall that forgot looks
    /// like.</summary>
    public void Swallow() => _swallows = true;

    /// <summary>New connections get through; the swallowed ones never do.</summary>
    public void Mend() => _cut = _swallows = false;

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _listener.Dispose();
        Break();
    }

    private void Break()
    {
        foreach (var socket in _open.Keys)
        {
            // A reset, as by a router that lost its table.
            try { socket.LingerState = new(true, 0); }
            catch (ObjectDisposedException) { /* it has just ended by itself */ }
            socket.Dispose();
        }
        _open.Clear();
    }

    private async Task AcceptAsync()
    {
        while (!_over.IsCancellationRequested)
        {
            var near = await _listener.AcceptSocketAsync(_over.Token);
            Dials++;
            if (_cut) near.Dispose();
            else _ = ServeAsync(near);
        }
    }

    private async Task ServeAsync(Socket near)
    {
        var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _open[near] = _open[far] = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _target);
            var lost = new Fate();
            await Task.WhenAny(CopyAsync(near, far, lost), CopyAsync(far, near, lost), IdleAsync(lost));
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException) { /* cut */ }
        near.Dispose();
        far.Dispose();
        _open.TryRemove(near, out _);
        _open.TryRemove(far, out _);
    }

    private async Task CopyAsync(Socket from, Socket to, Fate lost)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;)
            {
                lost.Swallowed |= _swallows;
                lost.HeardAt = Environment.TickCount64;
                if (!lost.Swallowed) await to.SendAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException) { /* cut */ }
    }

    private async Task IdleAsync(Fate fate)
    {
        var limit = (long)(_idle ?? TimeSpan.FromDays(1)).TotalMilliseconds;
        for (long left; (left = fate.HeardAt + limit - Environment.TickCount64) > 0;)
            await Task.Delay(TimeSpan.FromMilliseconds(left), _over.Token);
    }

    private sealed class Fate
    {
        public long HeardAt { get; set; } = Environment.TickCount64;

        public bool Swallowed { get; set; }
    }
}
