namespace JakeOps.GitHubSync;

/// <summary>Reads a repository for one round of watches: what one of them asked is not asked again for another.</summary>
internal sealed class HostReader(GitHubClient client, Access access, string repository)
{
    private const int MaxPages = 20;

    private readonly Dictionary<string, object> _read = [];

    public async Task<Answer<T>> GetAsync<T>(string path, CancellationToken ct) where T : class
    {
        if (_read.TryGetValue(path, out var known)) return (Answer<T>)known;
        var answer = await client.GetAsync<T>(access, $"repos/{repository}/{path}", conditional: true, ct);
        _read[path] = answer;
        return answer;
    }

    /// <summary>All pages, or the problem that kept one from us: a part is never taken for the whole.</summary>
    public async Task<(List<TItem> Items, Problem? Problem)> GetAllAsync<TPage, TItem>(
        string path, Func<TPage, IEnumerable<TItem>?> itemsOf, CancellationToken ct) where TPage : class
    {
        if (_read.TryGetValue(path, out var known)) return ((List<TItem>, Problem?))known;
        var items = new List<TItem>();
        var page = await client.GetAsync<TPage>(access, $"repos/{repository}/{path}", conditional: true, ct);
        for (var pages = 1; page.Ok; pages++)
        {
            items.AddRange(itemsOf(page.Value) ?? []);
            if (page.Next is null || pages == MaxPages) break;
            page = await client.GetAsync<TPage>(access, page.Next, conditional: true, ct);
        }
        var read = (items, page.Problem);
        _read[path] = read;
        return read;
    }
}
