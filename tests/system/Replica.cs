using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>One process of a service.</summary>
internal sealed class Replica : ProgramProcess
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private Replica(string service, string name, string folder, Uri address, string secrets, IEnumerable<string> settings)
        : base(name, folder, [Programs.Service(service), .. settings], new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.ToString(), ["JAKEOPS_SECRETS"] = secrets,
        }) => (Service, Address) = (service, address);

    public string Service { get; }

    public Uri Address { get; }

    /// <param name="service">Which program.</param>
    /// <param name="name">Its own name among the replicas.</param>
    /// <param name="installation">The folder of the installation.</param>
    /// <param name="port">On the loopback interface.</param>
    /// <param name="secrets">The folder with its settings, one file each, as compose mounts them.</param>
    /// <param name="settings">Added to them.</param>
    public static Replica Of(
        string service, string name, string installation, int port, string secrets,
        IEnumerable<KeyValuePair<string, string>> settings) =>
        // As arguments, because a shell drops variables with a hyphen in their name.
        new(service, name, Path.Combine(installation, name), new($"http://127.0.0.1:{port}"), secrets,
            settings.Select(setting => $"--{setting.Key}={setting.Value}"));

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Address, "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException) { return false; }
    }

    public Task BecomesReadyAsync(int seconds = 90) => Eventually.TrueAsync(IsReadyAsync, seconds);
}
