namespace JakeOps.Gateway;

/// <summary>Section <c>Door</c>.</summary>
internal sealed class DoorOptions
{
    /// <summary>Where each service listens, by its name; a name with several addresses stands for all of its replicas.
    /// Several addresses are separated by spaces.</summary>
    public Dictionary<string, string> Services { get; } = new()
    {
        ["delivery"] = "http://delivery:8080",
        ["transcripts"] = "http://transcripts:8080",
        ["github-sync"] = "http://github-sync:8080",
        ["worker-broker"] = "http://worker-broker:8080",
    };

    /// <summary>How often replicas that came or went are looked for.</summary>
    public TimeSpan LookUpEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How often every replica is asked whether it is ready.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A service that says nothing for so long is given up. Streams and sockets say something every few
    /// seconds.</summary>
    public TimeSpan SilentFor { get; set; } = TimeSpan.FromMinutes(5);
}
