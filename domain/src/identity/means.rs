use crate::words;

words! {
    /// How somebody proved who they are, in the names of RFC 8176 where it has one.
    Means {
        /// By a password.
        Password = "pwd",
        /// By a code that changes with the time, or a recovery code in its place.
        Code = "otp",
        /// By a passkey, which has asked for a finger, a face or a PIN.
        Passkey = "webauthn",
        /// By a link that was mailed to them.
        Link = "link",
        /// At another service that vouches for them.
        Oidc = "oidc",
    }
}

impl Means {
    /// Whether it proves one thing alone, so that a second factor is asked for where the person has one. A passkey is
    /// two by itself, and a service that vouches asks for what its owner wants asked.
    pub const fn is_single(self) -> bool {
        matches!(self, Self::Password | Self::Link)
    }
}
