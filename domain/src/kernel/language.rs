//! The languages that a person can choose.

crate::words! {
    /// A language that every screen speaks, as a person's settings have it.
    Language {
        /// English.
        En = "en",
        /// Arabic.
        Ar = "ar",
        /// Chinese in simplified characters.
        Zh = "zh",
        /// Korean.
        Ko = "ko",
    }
}
