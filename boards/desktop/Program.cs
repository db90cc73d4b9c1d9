using NanoLpa.Desktop;

// The exit code is 0 only when every command of the console succeeded; 2 when the board could not be started.
return await DesktopCommandLine.Parse(args).InvokeAsync();
