using System.Runtime.CompilerServices;

namespace JakeOps.Contracts.Tests;

/// <summary>The JSON that messages had when they were first released, one file each.</summary>
internal static class Frozen
{
    public static void ShouldBe(string folder, string name, string json, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, "frozen", folder, $"{name}.json");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("JAKEOPS_FREEZE") == "new") File.WriteAllText(file, $"{json}\n");
        File.Exists(file).ShouldBeTrue(
            $"The message {name} is new. Freeze it: run this test once with JAKEOPS_FREEZE=new, read the file that it " +
            $"writes to tests/contracts/frozen/{folder}, and commit it.");
        json.ShouldBe(File.ReadAllText(file).TrimEnd(),
            $"The JSON of {name} has changed, and programs of other versions read it. A new field is nullable, stands last, and is " +
            "added to the file by hand. Nothing is ever renamed, removed or given another type: make a new message instead.");
    }
}
