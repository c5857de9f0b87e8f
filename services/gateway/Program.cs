using JakeOps.Gateway;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("gateway");
builder.AddGateway();
builder.AddBus();

var app = builder.Build();
app.UseHosting();
app.MapGateway();
app.Run();
