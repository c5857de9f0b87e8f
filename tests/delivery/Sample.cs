using JakeOps.Hosting;

namespace JakeOps.Delivery.Tests;

/// <summary>Deliveries without a database.</summary>
internal static class Sample
{
    public static readonly Origin By = Person("ada", Results.Now);

    public static Origin Person(string name, DateTimeOffset at) =>
        Origin.User(new("default", $"account-{name}", name, "127.0.0.1", Permission.Act, $"session:{name}"), at);

    public static Delivery New(Settings? settings = null, Placement? import = null)
    {
        var delivery = new Delivery
        {
            Organization = "default", Id = "0123456789ab", Seq = 1, Host = "github.com", Repository = "acme/shop",
            Request = "#1",
            Generation = 1, Summary = "Add a health check", CreatedAt = Results.Now,
        };
        delivery.Open(By, settings ?? Settings.Default,
            [new(RefRole.Request, RefType.GithubIssue, "#1", "https://github.com/acme/shop/issues/1")], import);
        return delivery;
    }

    public static Delivery TakenOver(Settings settings, IReadOnlyList<PastAttempt> attempts)
    {
        var delivery = new Delivery
        {
            Organization = "default", Id = "0123456789ab", Seq = 1, Host = "github.com", Repository = "acme/shop",
            Request = "#1", Generation = 1, Summary = "Add a health check", CreatedAt = Results.Now,
        };
        delivery.TakeOver(By, settings, [], new(Results.Now, attempts, null, null, "Smaller", []));
        return delivery;
    }

    public static Delivery Placed(Phase phase, RunStatus status) => New(import: new(phase, status));

    public static Refusal? Do(Delivery delivery, UserAction action) => action switch
    {
        UserAction.Run => delivery.Run(By),
        UserAction.Approve => delivery.Approve(By),
        UserAction.Reject => delivery.Reject(By, "Smaller"),
        UserAction.Retry => delivery.Retry(By),
        UserAction.Cancel => delivery.Cancel(By),
        UserAction.EditPlan => delivery.EditPlan(By, "# Better"),
        _ => delivery.Close(By),
    };
}
