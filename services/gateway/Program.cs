using JakeOps.Gateway;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;

if (await HealthProbe.RunAsync(args) is { } answer) return answer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("gateway");
builder.AddGateway();
builder.AddDoor();
builder.AddBus();

var app = builder.Build();
app.UseGateway();
app.MapGateway();
app.MapDoor();
app.Run();
return 0;
