namespace nanoFramework.Runtime.Events
{
    // Nothing of it is used by name: System.IO.Ports and System.Device.Gpio need the assembly.
    public class BaseEvent
    {
    }
}
