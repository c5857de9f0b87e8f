namespace JakeOps.Delivery.Tests;

/// <summary>Who has approved what, by the history alone and written down apart from the code under test: nothing goes on
/// before enough people who may have approved what stands now.</summary>
internal sealed class FourEyes
{
    private readonly HashSet<string> _approved = [];
    private ApprovalRule _rule = ApprovalRule.Default;
    private Phase _phase;
    private string? _requester;
    private string? _starter;
    private string? _editor;
    private string? _head;

    public void Check(DeliveryEvent happened)
    {
        if (happened.FromPhase is { } from) _phase = from;
        var enough = false;
        foreach (var step in happened.Steps)
            switch (step)
            {
                case Configured configured: _rule = configured.Settings.Approvals; break;
                case AskedFor asked: _requester = asked.Account; break;
                case Started started: _starter = started.Account; break;
                case Entered entered: Forget(); (_phase, _starter) = (entered.Phase, null); break;
                case TakenOver: Forget(); _starter = null; break;
                case PlanWritten plan:
                    _editor = plan.Account;
                    if (_phase == Phase.Plan) Forget();
                    break;
                case Pushed { HeadCommit: { } head } when head != _head:
                    _head = head;
                    if (_phase != Phase.Plan) Forget();
                    break;
                case Approved approved: enough = Approve(approved); break;
                default: break;
            }
        if (happened.Command == "approve")
            happened.Steps.OfType<Entered>().Any().ShouldBe(enough, "it goes on with the last approval, and not before");
    }

    private bool Approve(Approved approved)
    {
        _approved.Add(approved.Account);
        if (approved.Override)
        {
            approved.Reason.ShouldNotBeNullOrEmpty();
            return true;
        }
        if (!_rule.ByRequester)
        {
            approved.Account.ShouldNotBe(_requester ?? _starter, "nobody approves what he asked for");
            if (_phase == Phase.Plan) approved.Account.ShouldNotBe(_editor, "nobody approves the plan that he wrote");
        }
        return _approved.Count >= _rule.Needed;
    }

    private void Forget() => _approved.Clear();
}
