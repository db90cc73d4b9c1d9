namespace NanoLpa.Virtual.Smdp;

/// <summary>The functions of ES9+ (SGP.22 section 5.6).</summary>
public enum Es9Function
{
    /// <summary>ES9+.InitiateAuthentication.</summary>
    InitiateAuthentication,

    /// <summary>ES9+.AuthenticateClient.</summary>
    AuthenticateClient,

    /// <summary>ES9+.GetBoundProfilePackage.</summary>
    GetBoundProfilePackage,

    /// <summary>ES9+.HandleNotification.</summary>
    HandleNotification,

    /// <summary>ES9+.CancelSession.</summary>
    CancelSession,
}
