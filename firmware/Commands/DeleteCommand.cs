namespace NanoLpa.Firmware
{
    /// <summary><c>delete</c>: deletes a profile; it must be disabled.</summary>
    public sealed class DeleteCommand : ICommand
    {
        /// <inheritdoc />
        public string Name => "delete";

        /// <inheritdoc />
        public string Arguments => "<iccid, aid or row>";

        /// <inheritdoc />
        public string Help => "deletes a profile; it must be disabled";

        /// <inheritdoc />
        public bool Run(LpaConsole lpa, string[] arguments) => ProfileChange.Run(lpa, this, arguments, ProfileChange.Delete, "deleted");
    }
}
