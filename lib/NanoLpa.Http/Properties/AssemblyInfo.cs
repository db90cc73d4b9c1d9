using System.Reflection;

[assembly: AssemblyTitle("NanoLpa.Http")]
[assembly: AssemblyProduct("NanoLpa")]
[assembly: AssemblyVersion("0.1.0.0")]
