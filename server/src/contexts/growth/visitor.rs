//! What all that visitors send has in common.

use crate::contexts::tenancy::Site;
use crate::gateway::{Caller, Context, Door, Effect};
use domain::Refusal;
use domain::kernel::Language;
use texts::Locale;

/// The forms stand on the platform's site, not on that of a tenant.
///
/// # Errors
/// `resource_not_found` (404).
pub(super) fn require_platform_site(cx: &Context) -> Result<(), Refusal> {
    if cx.caller.site == Site::Platform { Ok(()) } else { Err(Refusal::not_found()) }
}

/// Whether the trap was filled, which only machines see. They are answered as if it had worked.
pub(super) fn is_trapped(website: Option<&str>) -> bool {
    website.is_some_and(|website| !website.is_empty())
}

/// A context in which the installation itself acts. The events name the request all the same.
pub(super) fn on_its_own(cx: &Context, reason: &'static str) -> Context {
    let caller = Caller { actor: None, session: None, test_clock: None, system: Some(reason), ..cx.caller.clone() };
    Context::of_worker(&cx.services, caller, cx.operation())
}

/// A browser goes on to a page of the public site, in the language of the form.
pub(super) fn go_on(cx: &mut Context, language: Language, page: &str) {
    if cx.caller.door == Door::Browser {
        cx.effects.push(Effect::GoTo(locale(language).page(page)));
    }
}

/// The language of pages and mails.
pub(super) fn locale(language: Language) -> Locale {
    Locale::parse(language.as_str()).unwrap_or_default()
}
