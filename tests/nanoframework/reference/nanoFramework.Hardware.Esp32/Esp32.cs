using System;

namespace nanoFramework.Hardware.Esp32
{
    public enum DeviceFunction
    {
        COM1_TX = 0x00030100,
        COM1_RX,
        COM1_RTS,
        COM1_CTS,
        COM2_TX = 0x00030200,
        COM2_RX,
        COM2_RTS,
        COM2_CTS,
        COM3_TX = 0x00030300,
        COM3_RX,
        COM3_RTS,
        COM3_CTS,
    }

    public class Configuration
    {
        public static int GetFunctionPin(DeviceFunction function) => throw null;
        public static void SetPinFunction(int pin, DeviceFunction function) => throw null;
    }

    public class NativeMemory
    {
        public enum MemoryType
        {
            All,
            Internal,
            SpiRam,
        }

        public static void GetMemoryInfo(MemoryType memoryType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
    }
}
