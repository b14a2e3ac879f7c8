//! Under which key what was said in a workspace lies in the log: one for each workspace and day, so that a day can be
//! forgotten by losing its key.

use crate::kernel::{Moment, WorkspaceId};
use uuid::Uuid;

const SECONDS_A_DAY: i64 = 86_400;

/// The day of a moment, counted from 1970-01-01 UTC.
pub fn day_of(at: Moment) -> i64 {
    at.0.timestamp().div_euclid(SECONDS_A_DAY)
}

/// The subject of the key that seals the prompts, answers and comments of a workspace's runs that were begun on a day: the
/// workspace's id with the day mixed into its first four bytes, as a UUID of version 8 (RFC 9562), which is nobody else's.
pub fn words_key(workspace: WorkspaceId, day: i64) -> Uuid {
    let mut bytes = workspace.0.into_bytes();
    let [.., a, b, c, d] = day.to_be_bytes();
    for (byte, mixed_in) in bytes.iter_mut().zip([a, b, c, d]) {
        *byte ^= mixed_in;
    }
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::TenantId;
    use crate::workspaces::Workspace;
    use std::collections::BTreeSet;

    #[test]
    fn every_workspace_has_another_key_each_day() {
        let workspace = |number: u128| WorkspaceId(Uuid::from_u128(0x0192_0000_0000_7000_8000_0000_0000_0000 + number));
        let keys: BTreeSet<_> =
            (0..20).flat_map(|number| (20_000..20_400).map(move |day| words_key(workspace(number), day))).collect();
        assert_eq!(keys.len(), 20 * 400);
        let tenant = TenantId(workspace(1).0);
        assert!(!keys.contains(&tenant.0) && !keys.contains(&Workspace::stream(tenant, workspace(1))));
    }

    #[test]
    fn a_day_ends_at_midnight() {
        let at = |seconds| Moment::from_unix_s(seconds).unwrap();
        assert_eq!((day_of(at(0)), day_of(at(86_399)), day_of(at(86_400)), day_of(at(-1))), (0, 0, 1, -1));
    }
}
