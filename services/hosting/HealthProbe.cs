namespace JakeOps.Hosting;

/// <summary>The mode of every service that a container's health check runs, so that its image needs no shell.</summary>
public static class HealthProbe
{
    /// <summary>With the argument <c>health</c>: 0 when this container's service is ready, else 1; null without
    /// it.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args is not ["health"]) return null;
        var port = Environment.GetEnvironmentVariable("ASPNETCORE_HTTP_PORTS")?.Split(';')[0] ?? "8080";
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            Console.WriteLine(await answer.Content.ReadAsStringAsync());
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            Console.WriteLine($"The service does not answer on port {port}: {failure.Message}");
            return 1;
        }
    }
}
