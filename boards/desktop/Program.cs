using NanoLpa.Desktop;

// The exit code is 0 only when every command succeeded; 1 when one failed; 2 when none could be run.
return await DesktopCommandLine.RunAsync(args);
