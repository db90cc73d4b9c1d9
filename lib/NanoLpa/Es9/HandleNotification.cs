namespace NanoLpa
{
    /// <summary>ES9+.HandleNotification (SGP.22 sections 5.6.4 and 6.5.2.9).</summary>
    public static class HandleNotification
    {
        /// <summary>Tells a server what happened. It has taken the notification when this returns.</summary>
        /// <param name="es9">Where to send it.</param>
        /// <param name="server">The server that the notification names.</param>
        /// <param name="notification">Array that holds the PendingNotification.</param>
        /// <param name="offset">Where it starts.</param>
        /// <param name="count">Its length in bytes.</param>
        /// <exception cref="LpaException">What <see cref="Es9Client.Send"/> throws.</exception>
        public static void Call(Es9Client es9, ServerAddress server, byte[] notification, int offset, int count)
        {
            var body = es9.Body;
            body.Begin();
            body.WriteBase64("pendingNotification", notification, offset, count);
            body.End();

            // A status of 2xx is the whole answer; it has no body.
            es9.Send(server, "handleNotification");
        }
    }
}
