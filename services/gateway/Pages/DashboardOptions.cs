namespace JakeOps.Gateway.Pages;

/// <summary>Section <c>Dashboard</c>.</summary>
internal sealed class DashboardOptions
{
    /// <summary>Where the built files are; beside the program, unless they are served from elsewhere.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "wwwroot");

    /// <summary>Whether this process has the demo (POST /api/demo); set by local mode alone.</summary>
    public bool Demo { get; set; }
}
