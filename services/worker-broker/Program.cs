using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.WorkerBroker;

if (await HealthProbe.RunAsync(args) is { } answer) return answer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("worker-broker");
builder.AddWorkerBroker();
builder.AddBus();

var app = builder.Build();
app.UseHosting();
app.MapWorkerBroker();
app.Run();
return 0;
