using JakeOps.Setup;

switch (args)
{
    case ["secrets", var volumes]:
        Secrets.Make(volumes, Console.WriteLine);
        return 0;
    case ["databases", var volumes]:
        var server = Environment.GetEnvironmentVariable("JAKEOPS_POSTGRES") ?? "Host=postgres";
        await Databases.MakeAsync(new(volumes), server, Console.WriteLine);
        return 0;
    default:
        Console.Error.WriteLine("""
            Prepares an installation before its services start; repeating it changes nothing.
              secrets FOLDER     makes what is missing: FOLDER/setup keeps it, FOLDER/SERVICE gets its own files
              databases FOLDER   one database and one login for each service, with the passwords of FOLDER/setup
            """);
        return 2;
}
