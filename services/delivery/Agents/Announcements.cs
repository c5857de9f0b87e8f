using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Tells the other services what a unit of work did, by the outbox of the same transaction.</summary>
internal static class Announcements
{
    private const int MaxComment = 4000;

    /// <summary>Puts the new events and all messages they call for beside the changed Delivery; the caller
    /// saves.</summary>
    public static async Task AnnounceAsync(this DeliveryDbContext db, Delivery delivery, CancellationToken ct)
    {
        db.Events.AddRange(delivery.NewEvents);
        foreach (var passed in delivery.Transitions) db.Publish(Message(delivery, passed), delivery.Id);
        foreach (var happened in delivery.NewEvents)
            foreach (var step in happened.Steps)
                if (step is CancelRequested cancel) db.Publish(Message(delivery, cancel, happened), delivery.Id);
                else if (step is Requested asked) await RequestAsync(db, delivery, asked.ExecutionId, happened.At, ct);
        delivery.NewEvents.Clear();
        delivery.Transitions.Clear();
    }

    private static async Task RequestAsync(
        DeliveryDbContext db, Delivery delivery, Guid execution, DateTimeOffset at, CancellationToken ct)
    {
        var body = db.Texts.Local.FirstOrDefault(text => text.DeliveryId == delivery.Id
            && text.Name == LongText.Request)
            ?? await db.Texts.AsNoTracking().FirstOrDefaultAsync(
                text => text.DeliveryId == delivery.Id && text.Name == LongText.Request, ct);
        var prompt = Prompts.For(delivery, body?.Text);
        db.Texts.Add(new()
        {
            Organization = delivery.Organization, DeliveryId = delivery.Id, Name = LongText.PromptOf(execution),
            Text = prompt,
        });
        var run = delivery.Runs.First(one => one.Id == execution);
        db.Publish(ExecutionRequests.For(delivery, run, prompt, at), delivery.Id);
    }

    private static DeliveryPhaseChanged Message(Delivery delivery, Transition passed) => new(
        delivery.Organization, delivery.Id, delivery.Seq, passed.Version, delivery.Repository, delivery.Summary,
        passed.Phase.Word(), passed.RunStatus.Word(), passed.Attempt, passed.Verdict?.Word(), passed.Reason?.Cut(2000),
        passed.ExecutionId, delivery.SourceId, delivery.Host,
        delivery.Refs.Find(known => known.Role == RefRole.Request)?.Url, delivery.Branch, delivery.HeadCommit,
        delivery.PullRequestUrl, passed.At, passed.Command, passed.Actor, passed.Comment?.Cut(MaxComment));

    private static ExecutionCancelRequested Message(Delivery delivery, CancelRequested cancel,
        DeliveryEvent happened) => new(
        delivery.Organization, cancel.ExecutionId, delivery.Id,
        $"{happened.Actor}: {happened.Reason ?? happened.Command}", happened.At);
}
