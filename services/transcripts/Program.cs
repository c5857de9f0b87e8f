using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Transcripts;

if (await HealthProbe.RunAsync(args) is { } answer) return answer;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("transcripts");
builder.AddTranscripts();
builder.AddBus();
var app = builder.Build();
app.UseHosting();
app.MapTranscripts();
app.Run();
return 0;
