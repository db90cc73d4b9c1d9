using NanoLpa.Bench;

return await BenchCommandLine.Parse(args).InvokeAsync();
