using System.CommandLine;
using System.CommandLine.Parsing;

namespace NanoLpa.Bench;

/// <summary>The commands and options of the program.</summary>
internal static class BenchCommandLine
{
    private const int Failed = 1;
    private const int LargestSize = 1000;

    private static readonly TimeModel Usual = new();
    private static readonly Option<FileInfo> Output = new("--output") { Description = "File that the tables are written to as well." };
    private static readonly Option<int[]> Sizes = new("--sizes") { Description = "Profile sizes in KB; the default is 12 50 100 300.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [12, 50, 100, 300] };
    private static readonly Option<double> CardBlock = new("--card-block") { Description = "Milliseconds that the card takes for an APDU.", DefaultValueFactory = _ => Usual.CardBlock };
    private static readonly Option<double> Card100 = new("--card-100") { Description = "Milliseconds that it takes besides for each 100 bytes.", DefaultValueFactory = _ => Usual.Card100 };
    private static readonly Option<double> RoundTrip = new("--round-trip") { Description = "Milliseconds to the server and back.", DefaultValueFactory = _ => Usual.RoundTrip };
    private static readonly Option<double> Instruction = new("--instruction") { Description = "Nanoseconds that the device takes for an IL instruction; the default is a guess.", DefaultValueFactory = _ => Usual.Instruction };
    private static readonly Argument<string[]> Inner = new("arguments");

    /// <summary>Reads the command line.</summary>
    public static ParseResult Parse(string[] args)
    {
        var root = new RootCommand("Measures downloads on the virtual board, and the assemblies as built for nanoFramework.") { Output, Sizes, CardBlock, Card100, RoundTrip, Instruction };
        root.SetAction(RunAsync);
        Sizes.Validators.Add(result =>
        {
            if (result.Tokens.Any(t => !int.TryParse(t.Value, out var size) || size is < 1 or > LargestSize))
            {
                result.AddError($"--sizes takes whole numbers from 1 to {LargestSize}");
            }
        });
        var sizes = new Command("sizes", "Only measures the assemblies; fails when one is missing or over its budget.");
        sizes.SetAction(_ => CheckSizes());
        var meter = new Command(MeterProcess.Verb) { Inner };
        meter.Hidden = true;
        meter.SetAction(parsed => Serve(parsed.GetRequiredValue(Inner)));
        root.Add(sizes);
        root.Add(meter);
        return root.Parse(args);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var model = new TimeModel
        {
            CardBlock = parsed.GetValue(CardBlock),
            Card100 = parsed.GetValue(Card100),
            RoundTrip = parsed.GetValue(RoundTrip),
            Instruction = parsed.GetValue(Instruction),
        };
        var downloads = new List<Download>();
        foreach (var size in parsed.GetRequiredValue(Sizes))
        {
            stop.ThrowIfCancellationRequested();
            downloads.Add(await Download.MeasureAsync(size * 1024));
        }

        var tables = new List<string> { Table.Of(downloads, model) };
        if (downloads.Count > 1)
        {
            tables.Add(Table.OfCode(downloads[0], downloads[^1]));
        }

        var sizes = AssemblySize.ReadAll(FindRoot(), AssemblySize.Budgets);
        tables.Add(sizes.Count > 0 ? Table.OfSizes(sizes) : "No assembly is built for nanoFramework: tests/nanoframework/check.sh builds them.\n");
        var text = string.Join("\n", tables);
        Console.Write(text);
        return parsed.GetValue(Output) is { } file ? await WriteAsync(file, text) : 0;
    }

    private static async Task<int> WriteAsync(FileInfo file, string text)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, text);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync("error: " + e.Message);
            return Failed;
        }
    }

    private static int CheckSizes()
    {
        var root = FindRoot();
        var missing = AssemblySize.Budgets.Select(line => line.Split(' ')[0]).Where(file => !File.Exists(Path.Combine(root, file))).ToArray();
        foreach (var file in missing)
        {
            Console.Error.WriteLine($"error: {file} is not there: tests/nanoframework/check.sh builds it, or its line in tests/bench/budgets.txt is out of date");
        }

        var sizes = AssemblySize.ReadAll(root, AssemblySize.Budgets);
        Console.Write(Table.OfSizes(sizes));
        return missing.Length == 0 && sizes.All(s => s.IsWithinBudget) ? 0 : Failed;
    }

    private static int Serve(string[] arguments)
    {
        MeterProcess.Serve(int.Parse(arguments[0]), arguments[1], arguments[2]);
        return 0;
    }

    /// <summary>The project's folder: this program runs from within it.</summary>
    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "nfproj.sln")))
            {
                return folder;
            }
        }

        throw new FileNotFoundException("nfproj.sln is in none of the folders above this program");
    }
}
