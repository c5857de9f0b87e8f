using Spectre.Console;

namespace JakeOps.Worker;

/// <summary>What the person at the terminal sees: lines as things happen and, on a real terminal, one more that is kept
/// current for each running execution.</summary>
internal sealed class Terminal
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(500);

    private readonly IAnsiConsole _console = AnsiConsole.Console;

    /// <summary>A question stands on the terminal: it is not drawn over.</summary>
    public Func<bool> IsBusy { get; set; } = () => false;

    private bool IsInteractive => _console.Profile.Out.IsTerminal && _console.Profile.Capabilities.Ansi;

    /// <summary>What comes from the server stays one line of plain text.</summary>
    public void Say(string line)
    {
        var text = $"{DateTime.Now:HH:mm:ss} {Visible.Line(line)}";
        if (IsInteractive) _console.WriteLine(text);
        else Console.WriteLine(text);
    }

    public async Task ShowAsync(Progress progress, CancellationToken stop)
    {
        if (!IsInteractive) return;
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Often, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (progress.All.Count == 0 || IsBusy()) continue;
            await _console.Live(Picture(progress)).AutoClear(true).StartAsync(async live =>
            {
                while (progress.All.Count > 0 && !IsBusy() && !stop.IsCancellationRequested)
                {
                    live.UpdateTarget(Picture(progress));
                    await Task.Delay(Often, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
            });
        }
    }

    private static Rows Picture(Progress progress) =>
        new(progress.All.Select(one => new Text(one.Words) { Overflow = Overflow.Ellipsis }));
}
