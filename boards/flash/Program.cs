using NanoLpa.Flash;

return await FlashCommandLine.Parse(args).InvokeAsync();
