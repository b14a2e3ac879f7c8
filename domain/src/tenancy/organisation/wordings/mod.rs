//! Wordings: what the platform, or a tenant for itself, puts in the place of a text that is built in, by language. A
//! tenant's goes before the platform's, and that before the built-in text. Which texts there are, and how they read, the
//! caller knows; here is what may stand in their place.

mod change;
mod change_platforms;
mod list;
mod placeholder;
mod show;
mod wording;
#[cfg(test)]
mod wording_tests;
mod words;

pub use change::{ChangeTenantText, ResetTenantText, RestoreTenantText};
pub use change_platforms::{ChangePlatformText, ResetPlatformText, RestorePlatformText};
pub use list::{PlatformTexts, TenantTexts, TextRow, TextSort};
pub use placeholder::Placeholder;
pub use show::{ShowPlatformText, ShowTenantText, TextChange, TextDetail};
pub use wording::{
    TEXTS_MAX, TextPlace, Wording, WordingCommand, WordingEvent, WordingOwner, WordingRefusal, WordingState,
};
pub use words::{WORDS_MAX, Words};
