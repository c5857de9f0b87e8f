using System.Net.WebSockets;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Holds a worker to a number of frames in a second.</summary>
internal sealed class FrameRate(int perSecond, TimeProvider clock)
{
    private long _second;
    private int _frames;

    /// <exception cref="FrameException">There were too many.</exception>
    public void Count()
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        if (second != _second) (_second, _frames) = (second, 0);
        if (++_frames > perSecond)
            throw new FrameException(WebSocketCloseStatus.PolicyViolation,
                $"More than {perSecond} frames came in a second.");
    }
}
