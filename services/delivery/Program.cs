using JakeOps.Delivery;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;

if (await HealthProbe.RunAsync(args) is { } answer) return answer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("delivery");
builder.AddDelivery();
builder.AddBus();
var app = builder.Build();
app.UseHosting();
app.MapDelivery();
app.Run();
return 0;
