using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Transcripts;

var builder = WebApplication.CreateBuilder(args);
builder.AddHosting("transcripts");
builder.AddTranscripts();
builder.AddBus();
var app = builder.Build();
app.UseHosting();
app.MapTranscripts();
app.Run();
