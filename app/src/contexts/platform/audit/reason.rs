//! Why an entry was written, where somebody or something said so.

use crate::contexts::identity::means;
use crate::port::Erased;
use domain::identity::Means;
use domain::platform::AuditRow;
use leptos::prelude::*;

/// The kind of access whose reason is how somebody proved who they are.
const SIGNED_IN: &str = "signed_in";

/// The reason: how somebody signed in in words, anything else as the log has it. None where there is none.
pub(super) fn reason(row: &AuditRow) -> Option<AnyView> {
    let reason = row.reason.clone().filter(|reason| !reason.is_empty())?;
    let Some(proofs) = proofs(&row.what, &reason) else {
        return Some(view! { <code class="anywhere" dir="ltr">{reason}</code> }.erased());
    };
    let proofs: Vec<_> = proofs.into_iter().map(means).collect();
    Some(view! { <span>{proofs.join(" · ")}</span> }.erased())
}

/// What somebody proved who they are with, where that is the reason.
fn proofs(what: &str, reason: &str) -> Option<Vec<Means>> {
    if what != SIGNED_IN {
        return None;
    }
    reason.split(' ').map(Means::parse).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_somebody_signed_in_is_read_out_of_the_reason_and_nothing_else_is() {
        assert_eq!(proofs(SIGNED_IN, "pwd otp"), Some(vec![Means::Password, Means::Code]));
        assert_eq!(proofs(SIGNED_IN, "switched"), None);
        assert_eq!(proofs("impersonated", "link"), None, "somebody's own words");
    }
}
