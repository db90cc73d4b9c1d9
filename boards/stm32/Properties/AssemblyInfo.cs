using System.Reflection;

[assembly: AssemblyTitle("NanoLpa.Stm32")]
[assembly: AssemblyProduct("NanoLpa")]
[assembly: AssemblyVersion("0.1.0.0")]
