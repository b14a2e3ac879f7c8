//! The pages of campaigns: which variant a ticket shows, and the names under which loads and leads are counted.

use super::ticket::named;
use domain::growth::CampaignVariant;
use uuid::Uuid;

/// Where the pages stand on the public site.
const BELOW: &str = "/lp/";

/// The stream of the campaign with this code: two that start it at once meet in the log, and the second is told.
pub(super) fn stream_of(code: &str) -> Uuid {
    named("campaign", code)
}

/// The variant that a ticket shows. It follows from the ticket alone: what comes back with the ticket is known to answer that
/// variant, whoever sends it, and nothing has to be kept of anybody for it.
pub(super) fn variant_of(ticket: &str) -> CampaignVariant {
    match named("variant", ticket).as_bytes()[0] & 1 {
        0 => CampaignVariant::A,
        _ => CampaignVariant::B,
    }
}

/// The name under which the loads and leads of a variant are counted.
pub(super) fn counted_as(code: &str, variant: CampaignVariant) -> String {
    format!("{BELOW}{code}/{}", variant.as_str())
}

/// The campaign whose page a form says that it was opened from. What stands behind the code is ours to say.
pub(super) fn code_in(page: &str) -> Option<&str> {
    page.strip_prefix(BELOW)?.split('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_shows_one_variant_and_many_show_both_alike() {
        let shown = |number: u32| variant_of(&format!("ticket {number}"));
        assert!((0..50).all(|number| shown(number) == shown(number)));
        let first = (0..10_000).filter(|number| shown(*number) == CampaignVariant::A).count();
        assert!((4_800..5_200).contains(&first), "{first} of 10,000");
    }

    #[test]
    fn a_form_names_a_campaign_and_no_variant() {
        assert_eq!(code_in("/lp/spring"), Some("spring"));
        assert_eq!(code_in("/lp/spring/b"), Some("spring"));
        assert_eq!(code_in("/pricing"), None);
        assert_eq!(counted_as("spring", CampaignVariant::B), "/lp/spring/b");
    }
}
