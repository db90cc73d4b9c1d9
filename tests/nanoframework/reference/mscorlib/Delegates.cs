namespace System
{
    using System.Reflection;

    public abstract class Delegate
    {
        public static bool operator ==(Delegate d1, Delegate d2) => throw null;
        public static bool operator !=(Delegate d1, Delegate d2) => throw null;
        public MethodInfo Method => throw null;
        public object Target => throw null;
        public static Delegate Combine(Delegate a, Delegate b) => throw null;
        public override bool Equals(object obj) => throw null;
        public static Delegate Remove(Delegate source, Delegate value) => throw null;
    }

    public abstract class MulticastDelegate : Delegate
    {
        public static bool operator ==(MulticastDelegate d1, MulticastDelegate d2) => throw null;
        public static bool operator !=(MulticastDelegate d1, MulticastDelegate d2) => throw null;
        public override bool Equals(object obj) => throw null;
    }

    public interface IAsyncResult
    {
    }

    public delegate void AsyncCallback(IAsyncResult ar);

    public delegate void Action();

    public delegate void EventHandler(object sender, EventArgs e);

    public class EventArgs
    {
        public static readonly EventArgs Empty;
    }
}
