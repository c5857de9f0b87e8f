using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace JakeOps.Worker.Protocol;

/// <summary>A frame that breaks the protocol: the connection is closed with this status and sentence.</summary>
public sealed class FrameException(WebSocketCloseStatus status, string reason) : Exception(reason)
{
    public WebSocketCloseStatus Status => status;
}

/// <summary>Whole messages over a WebSocket, the same for both sides. Any number of senders, one receiver.</summary>
/// <param name="sendWithin">A peer that takes nothing for this long is cut off.</param>
/// <param name="sent">Told of every message that left, with its bytes.</param>
public sealed class FrameSocket(WebSocket socket, TimeSpan sendWithin, Action<Message, int>? sent = null) : IDisposable
{
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>What the peer gave as the reason for closing.</summary>
    public (int Code, string Reason) Closed => ((int)(socket.CloseStatus ?? 0), socket.CloseStatusDescription ?? "");

    /// <summary>False when the connection is gone.</summary>
    public Task<bool> SendAsync(Message message)
    {
        var frame = Wire.Write(message);
        return SendingAsync(async ct =>
        {
            await socket.SendAsync(new ArraySegment<byte>(frame), WebSocketMessageType.Text, endOfMessage: true, ct);
            sent?.Invoke(message, frame.Length);
        });
    }

    /// <summary>Says goodbye; the receiver then sees the end within two seconds.</summary>
    public async Task CloseAsync(int code, string reason)
    {
        // A close frame holds 123 bytes of reason.
        await SendingAsync(ct =>
            socket.CloseOutputAsync((WebSocketCloseStatus)code, reason.Length > 120 ? reason[..120] : reason, ct));
        _ = Task.Delay(CloseWithin).ContinueWith(_ => socket.Abort(), TaskScheduler.Default);
    }

    /// <summary>The next message; null when the connection has ended.</summary>
    /// <exception cref="FrameException">The frame breaks the protocol.</exception>
    /// <exception cref="TimeoutException">Nothing came for <paramref name="within"/>.</exception>
    public async Task<Message?> ReceiveAsync(TimeSpan within)
    {
        byte[]? buffer = null;
        try
        {
            // A read of nothing waits without a buffer: an idle connection holds no memory for it.
            var got = await socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).AsTask().WaitAsync(within);
            buffer = ArrayPool<byte>.Shared.Rent(4096);
            var length = 0;
            while (!got.EndOfMessage)
            {
                if (got.MessageType == WebSocketMessageType.Close) return null;
                if (length == buffer.Length) buffer = Grow(buffer);
                got = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask()
                    .WaitAsync(within);
                length += got.Count;
            }
            if (got.MessageType == WebSocketMessageType.Close) return null;
            if (got.MessageType == WebSocketMessageType.Binary)
                throw new FrameException(WebSocketCloseStatus.InvalidMessageType, "Frames are JSON text.");
            return Read(buffer.AsSpan(0, length));
        }
        catch (TimeoutException)
        {
            buffer = null; // the read that is still pending may write into it
            throw;
        }
        catch (Exception gone) when (IsGone(gone))
        {
            return null;
        }
        finally
        {
            if (buffer is not null) ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>After a close from our side: throws away what still comes, because a connection that ends with unread
    /// bytes can lose the close frame.</summary>
    public async Task DrainAsync()
    {
        var scrap = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(new ArraySegment<byte>(scrap), CancellationToken.None))
                .MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (IsGone(gone)) { /* that is the end */ }
    }

    /// <summary>Ends the connection at once, without a word.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    private static bool IsGone(Exception failure) => failure is WebSocketException or ObjectDisposedException
        or InvalidOperationException or OperationCanceledException or IOException;

    private static Message Read(ReadOnlySpan<byte> frame)
    {
        Message message;
        try { message = Wire.Read(frame); }
        catch (Exception bad) when (bad is JsonException or NotSupportedException)
        {
            throw new FrameException(WebSocketCloseStatus.InvalidPayloadData,
                "The frame is no message of this protocol.");
        }
        if (message is Output && frame.Length > Wire.OutputFrameBytes)
            throw new FrameException(
                WebSocketCloseStatus.MessageTooBig, $"An output frame has at most {Wire.OutputFrameBytes} bytes.");
        return message;
    }

    private static byte[] Grow(byte[] buffer)
    {
        if (buffer.Length >= Wire.FrameBytes)
            throw new FrameException(WebSocketCloseStatus.MessageTooBig,
                $"A frame has at most {Wire.FrameBytes} bytes.");
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async Task<bool> SendingAsync(Func<CancellationToken, Task> send)
    {
        await _sending.WaitAsync();
        try
        {
            using var timeout = new CancellationTokenSource(sendWithin);
            await send(timeout.Token);
            return true;
        }
        catch (Exception gone) when (IsGone(gone))
        {
            socket.Abort();
            return false;
        }
        finally { _sending.Release(); }
    }
}
