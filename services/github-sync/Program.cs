using JakeOps.GitHubSync;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;

if (await HealthProbe.RunAsync(args) is { } answer) return answer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("github-sync");
builder.AddGitHubSync();
builder.AddBus();

var app = builder.Build();
app.UseHosting();
app.MapGitHubSync();
app.Run();
return 0;
