using System.Threading.Channels;

namespace JakeOps.Worker.Runner;

/// <summary>The agent's standard input. Writing happens apart from everything else, because an agent that does not read
/// blocks whoever writes a long prompt.</summary>
internal sealed class AgentInput
{
    private readonly Channel<byte[]> _lines = Channel.CreateUnbounded<byte[]>();

    public AgentInput(Stream stream) => _ = Task.Factory.StartNew(() => Write(stream), TaskCreationOptions.LongRunning);

    public void Send(byte[] line) => _lines.Writer.TryWrite(line);

    public void Close() => _lines.Writer.TryComplete();

    private void Write(Stream stream)
    {
        try
        {
            using (stream)
            {
                while (_lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                {
                    while (_lines.Reader.TryRead(out var line)) stream.Write([.. line, (byte)'\n']);
                    stream.Flush();
                }
            }
        }
        catch (IOException)
        {
            // The agent ended or closed its input: its end says so better than this does.
        }
    }
}
