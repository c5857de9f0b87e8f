using Microsoft.Extensions.Logging;

namespace JakeOps.Worker;

/// <summary>Log lines on standard error, for a person at a terminal.</summary>
internal sealed class TerminalLog<T> : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel level) => level >= LogLevel.Information;

    public void Log<TState>(
        LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(level)) return;
        Console.Error.WriteLine($"{level}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
    }
}
