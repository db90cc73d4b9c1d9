using System.Reflection;

[assembly: AssemblyTitle("NFUnitTest")]
[assembly: AssemblyProduct("NanoLpa")]
[assembly: AssemblyVersion("0.1.0.0")]
