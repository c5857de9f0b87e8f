namespace JakeOps.Worker;

/// <summary>One thing that was looked at.</summary>
/// <param name="Needed">Without it the worker takes nothing.</param>
/// <param name="Mend">The command or the step that mends it.</param>
internal sealed record Finding(string What, bool Ok, bool Needed, string Words, string? Mend = null);
