//! What a visitor agrees to when they leave an address.

use garde::Error;

/// The edition of the sentence beside the box. It is kept with what was sent, so that it can be shown later to what
/// somebody agreed (GDPR art. 7(1)). A sentence of another meaning is another edition.
pub const CONSENT: &str = "2026-11";

/// The rule of the box: it is ticked, and the sentence beside it is the one of today.
#[expect(clippy::ref_option, reason = "garde hands over the member as it is")]
pub(super) fn given(edition: &Option<String>, _: &()) -> garde::Result {
    match edition.as_deref() {
        Some(CONSENT) => Ok(()),
        _ => Err(Error::new("consent_missing")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unticked_box_and_an_older_sentence_are_no_consent() {
        assert!(given(&Some(CONSENT.into()), &()).is_ok());
        for missing in [None, Some(String::new()), Some("2019-01".into()), Some("on".into())] {
            assert!(given(&missing, &()).is_err(), "{missing:?}");
        }
    }
}
