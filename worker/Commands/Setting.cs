using System.CommandLine;

namespace JakeOps.Worker;

/// <summary>Something that can be set: by a flag, by an environment variable, in the configuration file.</summary>
/// <param name="Argument">What its value is called in the help; null for a switch.</param>
internal sealed record Setting(string Name, string? Argument, string Description)
{
    public string Variable => $"JAKEOPS_{Name.ToUpperInvariant().Replace('-', '_')}";

    public Option Option => field ??= Argument is null
        ? new Option<bool>($"--{Name}") { Description = $"{Description} ({Variable})" }
        : new Option<string?>($"--{Name}") { Description = $"{Description} ({Variable})", HelpName = Argument };
}
