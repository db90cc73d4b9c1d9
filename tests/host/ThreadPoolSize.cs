using System.Runtime.CompilerServices;

namespace HostTests;

/// <summary>Devices on the virtual board hold their threads while they wait for the modem: the pool must not be short of them.</summary>
internal static class ThreadPoolSize
{
    [ModuleInitializer]
    internal static void Set() => ThreadPool.SetMinThreads(64, 64);
}
