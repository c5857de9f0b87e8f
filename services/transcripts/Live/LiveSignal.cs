namespace JakeOps.Transcripts.Live;

/// <summary>Wakes the viewers of this process when something they look at has changed. What another replica stores they
/// find by polling.</summary>
internal sealed class LiveSignal
{
    private readonly Dictionary<string, HashSet<Ear>> _ears = [];
    private readonly Lock _gate = new();

    public Ear Listen(string subject)
    {
        var ear = new Ear(this, subject);
        lock (_gate)
        {
            if (!_ears.TryGetValue(subject, out var ears)) _ears[subject] = ears = [];
            ears.Add(ear);
        }
        return ear;
    }

    public void Set(string subject)
    {
        lock (_gate)
            if (_ears.TryGetValue(subject, out var ears))
                foreach (var ear in ears) ear.Wake();
    }

    private void Forget(string subject, Ear ear)
    {
        lock (_gate)
            if (_ears.TryGetValue(subject, out var ears) && ears.Remove(ear) && ears.Count == 0) _ears.Remove(subject);
    }

    internal sealed class Ear(LiveSignal signal, string subject) : IDisposable
    {
        // One permit is kept while nobody waits, so that what is set between a look and the wait is not missed.
        private readonly SemaphoreSlim _wake = new(0, 1);

        public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _wake.WaitAsync(atMost, ct);

        public void Wake()
        {
            if (_wake.CurrentCount == 0) _wake.Release();
        }

        public void Dispose()
        {
            signal.Forget(subject, this);
            _wake.Dispose();
        }
    }
}
