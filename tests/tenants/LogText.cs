using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace JakeOps.Tenants.Tests;

/// <summary>Everything that the gateway has logged: the setup code stands there.</summary>
internal sealed class LogText : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = [];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> text) =>
        _lines.Enqueue(text(state, failure));

    public void Dispose()
    {
    }
}
