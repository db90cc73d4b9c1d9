using System;

namespace System
{
    public static class Environment
    {
        public static long TickCount64 => throw null;
    }
}

namespace nanoFramework.Runtime.Native
{
    public static class GC
    {
        public static void EnableGCMessages(bool enable) => throw null;
        public static uint Run(bool compactHeap) => throw null;
    }

    public enum RebootOption
    {
        NormalReboot = 0,
        EnterNanoBooter = 1,
        ClrOnly = 2,
        EnterProprietaryBooter = 8,
    }

    public class Power
    {
        public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot) => throw null;
        public static void RebootDevice(int wait, RebootOption rebootOption = RebootOption.NormalReboot) => throw null;
    }

    public static class Rtc
    {
        public static bool SetSystemTime(DateTime time) => throw null;
    }

    public static class SystemInfo
    {
        public static string OEMString => throw null;
        public static string Platform => throw null;
        public static string TargetName => throw null;
        public static Version Version => throw null;
    }
}
