namespace NanoLpa.Stm32
{
    /// <summary>The application for STM32 boards: the runtime's image says which pins a UART is on.</summary>
    public static class Program
    {
        /// <summary>Runs the firmware.</summary>
        public static void Main() => Board.Define().Run();
    }
}
