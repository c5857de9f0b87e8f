namespace JakeOps.Delivery.Tests;

/// <summary>The README's table is the specification that people read; the code must say the same in every
/// cell.</summary>
public class LifecycleTests
{
    private static readonly string[] Statuses = [.. Enum.GetValues<RunStatus>().Select(Words.Word)];

    public static TheoryData<string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "README.md"))
            .SkipWhile(line => !line.StartsWith("| phase |", StringComparison.Ordinal))
            .Skip(2).TakeWhile(line => line.StartsWith('|')))
        {
            var columns = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
            var words = columns[0].Split(", ");
            for (var i = 0; i < Statuses.Length; i++)
                cells.Add(words[0], words.Length > 1 ? words[1] : "", Statuses[i], columns[i + 1]);
        }
        return cells;
    }

    [Fact]
    public void The_table_has_every_phase_and_status() =>
        Cells().Count.ShouldBe((Enum.GetValues<Phase>().Length + 2) * Statuses.Length);

    [Theory, MemberData(nameof(Cells))]
    public void Actions_are_allowed_as_the_table_says(string phase, string verdict, string status, string allowed)
    {
        var actions = Lifecycle.AllowedActions(
            Words.Parse<Phase>(phase)!.Value, Words.Parse<RunStatus>(status)!.Value, Words.Parse<Verdict>(verdict));
        actions.Select(Words.Word)
            .ShouldBe(allowed.Split(", ", StringSplitOptions.RemoveEmptyEntries).Where(word => word != "-"));
    }

    [Theory, MemberData(nameof(Cells))]
    public void A_Delivery_refuses_what_the_table_does_not_allow(string phase, string verdict, string status,
        string allowed)
    {
        if (phase is "intake" || verdict == "not_pass"
            || (phase == "review" && verdict == "" && status == "succeeded")) return;
        foreach (var action in Enum.GetValues<UserAction>())
        {
            var delivery = Sample.Placed(Words.Parse<Phase>(phase)!.Value, Words.Parse<RunStatus>(status)!.Value);
            if (delivery.RunStatus.Word() != status || (delivery.Verdict?.Word() ?? "") != verdict) continue;
            var events = delivery.LastEvent;
            var refusal = Sample.Do(delivery, action);
            (refusal is null).ShouldBe(allowed.Split(", ").Contains(action.Word()), $"{action} in {phase}/{status}");
            delivery.LastEvent.ShouldBe(events + (refusal is null ? 1 : 0));
            if (refusal is not null && phase != "close") refusal.Reason.ShouldContain($"{phase}/{status}");
        }
    }

    [Fact]
    public void Phases_go_one_step_at_a_time_and_end_at_the_endpoint()
    {
        Lifecycle.After(Phase.Review, Phase.Deploy).ShouldBe(Phase.Verify);
        Lifecycle.After(Phase.Review, Phase.Review).ShouldBe(Phase.Close);
        Lifecycle.After(Phase.Deploy, Phase.Verify).ShouldBe(Phase.Close);
        Lifecycle.After(Phase.Observe, Phase.Observe).ShouldBe(Phase.Close);
    }

    [Theory]
    [InlineData(nameof(Phase.Intake)), InlineData(nameof(Phase.Close))]
    public void An_endpoint_outside_of_the_work_ends_nothing_early(string endpoint)
    {
        var phases = new List<Phase> { Phase.Plan };
        while (phases[^1] != Phase.Close) phases.Add(Lifecycle.After(phases[^1], Enum.Parse<Phase>(endpoint)));
        phases.ShouldBe(Lifecycle.Phases.Skip(1));
    }
}
