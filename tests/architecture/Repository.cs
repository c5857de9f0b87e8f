using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace JakeOps.Architecture.Tests;

/// <summary>The files of this repository, named from its root with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "node_modules", "Migrations", "bin", "obj", "dist"];

    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    /// <summary>Folders of services/ that are services: neither the shared libraries nor the host of all.</summary>
    public static IReadOnlyList<string> Services { get; } =
        [.. Folders("services").Except(["contracts", "hosting", "all-in-one"])];

    public static IEnumerable<string> Folders(string folder) =>
        Directory.GetDirectories(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)).Order();

    /// <summary>What people wrote: without generated code and build output.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(NotOurs).Any()).Order();

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The lines of code: without lines that are only a comment.</summary>
    public static IEnumerable<string> Code(string file) =>
        Lines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));

    public static XDocument Project(string file) => XDocument.Load(Path.Combine(Root, file));

    /// <summary>Folders of the projects that a project references.</summary>
    public static IEnumerable<string> References(string project) => Project(project).Descendants("ProjectReference")
        .Select(reference => Path.GetFullPath(Path.Combine(Root, Path.GetDirectoryName(project)!, reference.Attribute("Include")!.Value)))
        .Select(path => Path.GetRelativePath(Root, Path.GetDirectoryName(path)!).Replace('\\', '/'));

    public static IEnumerable<string> Packages(string project) => Project(project).Descendants()
        .Where(element => element.Name.LocalName is "PackageReference" or "FrameworkReference")
        .Select(element => element.Attribute("Include")!.Value);

    private static string Here([CallerFilePath] string path = "") => path;
}
