using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Acted = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Ok<JakeOps.Delivery.Moved>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;
using RunBegun = Microsoft.AspNetCore.Http.HttpResults.Results<
    Microsoft.AspNetCore.Http.HttpResults.Accepted<JakeOps.Delivery.Moved>,
    Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult>;

namespace JakeOps.Delivery;

/// <summary>All routes under <c>/api/deliveries</c>; the handlers of commands. Reading, creating and changing have
/// files of their own.</summary>
internal static class DeliveryEndpoints
{
    public static void MapDeliveries(this IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapGroup("/api/deliveries").WithTags("Deliveries")
            .AddEndpointFilter<IdempotencyFilter>().Needs(Permission.Act)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        deliveries.MapReading();
        deliveries.MapPost("/", CreateDelivery.Create).WithName("CreateDelivery")
            .WithSummary("Opens a Delivery by hand");
        deliveries.MapPost("/import", ImportDelivery.Import).WithName("ImportDelivery")
            .WithSummary("Takes a Delivery over from another server, with its past").Needs(Permission.Admin);
        deliveries.MapPost("/{id}/runs/{run:guid}/output", ImportOutput.Take).WithName("ImportOutput")
            .WithSummary("Brings a part of the lines that an imported run printed (application/x-ndjson)")
            .Needs(Permission.Admin).WithMetadata(new RequestSizeLimitAttribute(ImportOutput.MaxPart));
        deliveries.MapPatch("/{id}", PatchDelivery.Patch).WithName("PatchDelivery")
            .WithSummary("Changes settings; owners also repair");
        deliveries.MapPost("/{id}/run", Run).WithName("RunDelivery").WithSummary("Starts the pending agent phase");
        deliveries.MapPost("/{id}/generate-plan", Plan).WithName("GeneratePlan").WithSummary("Starts the plan phase");
        deliveries.MapPost("/{id}/run-implement", Implement).WithName("RunImplement")
            .WithSummary("Starts the implement phase");
        deliveries.MapPost("/{id}/run-review", Review).WithName("RunReview").WithSummary("Starts the review phase");
        deliveries.MapPost("/{id}/approve", Approve).WithName("ApproveDelivery")
            .WithSummary("Lets a succeeded phase go on");
        deliveries.MapPost("/{id}/reject", Reject).WithName("RejectDelivery")
            .WithSummary("Sends it back with a reason");
        deliveries.MapPost("/{id}/retry", Retry).WithName("RetryDelivery")
            .WithSummary("Tries a failed or blocked phase again");
        deliveries.MapPost("/{id}/cancel", Cancel).WithName("CancelDelivery").WithSummary("Stops what runs");
        deliveries.MapPost("/{id}/close", Close).WithName("CloseDelivery").WithSummary("Ends it for good");
        deliveries.MapPut("/{id}/plan", EditPlan).WithName("EditPlan").WithSummary("Writes a new version of the plan");
        deliveries.MapPost("/{id}/collect", CollectSession.Collect).WithName("CollectSession")
            .WithSummary("Attaches an interactive session of the agent on this machine");
    }

    private static Task<RunBegun> Run(string id, ActionBody? body, [AsParameters] Commands commands)
    {
        if (body?.Phase is { } word && Words.Parse<Phase>(word) is null)
            return Task.FromResult<RunBegun>(Commands.Unprocessable(
                $"phase '{word.OneLine().Cut(50)}' is not known: it is one of {Words.AllOf<Phase>()}."));
        return RunPhase(id, commands, Words.Parse<Phase>(body?.Phase));
    }

    private static Task<RunBegun> Plan(string id, [AsParameters] Commands commands) =>
        RunPhase(id, commands, Phase.Plan);

    private static Task<RunBegun> Implement(string id, [AsParameters] Commands commands) =>
        RunPhase(id, commands, Phase.Implement);

    private static Task<RunBegun> Review(string id, [AsParameters] Commands commands) =>
        RunPhase(id, commands, Phase.Review);

    private static async Task<RunBegun> RunPhase(string id, Commands commands, Phase? phase) =>
        (await commands.DoAsync(id, null, (delivery, by) => delivery.Run(by, phase))).Result switch
        {
            Ok<Moved> done => TypedResults.Accepted((string?)null, done.Value),
            var refused => (ProblemHttpResult)refused,
        };

    private static async Task<Acted> Approve(string id, ActionBody? body, [AsParameters] Commands commands)
    {
        body ??= new(null);
        if (body.Override && commands.Caller.Lacks(Permission.Admin, "An override") is { } forbidden) return forbidden;
        return await commands.DoAsync(id, body, (delivery, by) => delivery.Approve(
            by, body.Run, body.Override, body.Reason?.Clean(), new(body.PlanVersion, body.HeadCommit)));
    }

    private static Task<Acted> Reject(string id, ActionBody? body, [AsParameters] Commands commands) =>
        commands.DoAsync(id, body, (delivery, by) => delivery.Reject(by, body?.Reason?.Clean(), body?.Run ?? false));

    private static Task<Acted> Retry(string id, ActionBody? body, [AsParameters] Commands commands) =>
        commands.DoAsync(id, body, (delivery, by) => delivery.Retry(by, body?.Run ?? false));

    private static Task<Acted> Cancel(string id, ActionBody? body, [AsParameters] Commands commands) =>
        commands.DoAsync(id, body, (delivery, by) => delivery.Cancel(by, body?.Reason?.Clean()));

    private static Task<Acted> Close(string id, ActionBody? body, [AsParameters] Commands commands) =>
        commands.DoAsync(id, body, (delivery, by) => delivery.Close(by, body?.Reason?.Clean()));

    private static async Task<Acted> EditPlan(string id, PlanBody body, [AsParameters] Commands commands)
    {
        var check = new InputCheck();
        var content = check.Bytes(body.Content, "content", Delivery.MaxPlanBytes, required: true);
        if (check.Problem is { } problem) return Commands.Unprocessable(problem);
        return await commands.DoAsync(id, null, (delivery, by) => delivery.EditPlan(by, content!, body.BasedOn));
    }
}
