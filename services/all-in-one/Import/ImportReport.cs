namespace JakeOps.AllInOne.Import;

/// <summary>What was taken, what was here already, what not, and why. Never a token.</summary>
internal sealed class ImportReport
{
    private readonly List<string> _notTaken = [];
    private readonly List<string> _worthKnowing = [];

    public Count Deliveries { get; } = new();

    public Count Outputs { get; } = new();

    public Count Sources { get; } = new();

    public void NotTaken(Count count, string file, string why)
    {
        count.NotTaken++;
        _notTaken.Add($"{file}: {why}");
    }

    public void Note(string file, string what) => _worthKnowing.Add($"{file}: {what}");

    public void Write(TextWriter output)
    {
        output.WriteLine($"  deliveries      {Deliveries}");
        output.WriteLine($"  output of runs  {Outputs}");
        output.WriteLine($"  sources         {Sources}");
        Write(output, "Not taken:", _notTaken);
        Write(output, "Worth knowing:", _worthKnowing);
    }

    private static void Write(TextWriter output, string title, List<string> lines)
    {
        if (lines.Count == 0) return;
        output.WriteLine(title);
        foreach (var line in lines) output.WriteLine($"  {line}");
    }

    internal sealed class Count
    {
        public int Taken { get; set; }

        public int HereAlready { get; set; }

        public int NotTaken { get; set; }

        public override string ToString() => $"{Taken} taken, {HereAlready} here already, {NotTaken} not taken";
    }
}
