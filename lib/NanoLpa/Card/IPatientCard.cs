namespace NanoLpa
{
    /// <summary>A card that is waited for, and whose user may say how long.</summary>
    public interface IPatientCard : ICard
    {
        /// <summary>How long one APDU may take, in milliseconds.</summary>
        int Timeout { get; set; }
    }
}
