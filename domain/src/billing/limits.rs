//! The limits of a plan: how much of each thing, and what happens at the end of it.

use crate::words;
use serde::{Deserialize, Serialize};

/// The largest limit that can be said; beyond it there is none.
pub const LIMIT_MOST: u64 = 1_000_000_000_000_000;

words! {
    /// What a plan bounds.
    LimitKind {
        /// People in the tenant, and those who are invited.
        Seats = "seats",
        /// Bytes of all versions of all files.
        StorageBytes = "storage_bytes",
        /// Calls with tokens and keys in a month.
        CallsPerMonth = "calls_per_month",
        /// Calls with tokens and keys in a minute.
        RequestsPerMinute = "requests_per_minute",
        /// Tokens that models read and write in a month.
        AiTokensPerMonth = "ai_tokens_per_month",
        /// Clients of an agency.
        Clients = "clients",
    }
}

/// How much a plan gives of each thing; what isn't named has no limit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, garde::Validate)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
#[cfg_attr(feature = "catalogue", derive(schemars::JsonSchema))]
pub struct PlanLimits {
    /// People in the tenant, and those who are invited.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(max = LIMIT_MOST)))]
    pub seats: Option<u64>,
    /// Bytes of all versions of all files.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(max = LIMIT_MOST)))]
    pub storage_bytes: Option<u64>,
    /// Calls with tokens and keys in a calendar month (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(max = LIMIT_MOST)))]
    pub calls_per_month: Option<u64>,
    /// Calls with tokens and keys in a minute.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(min = 1, max = 10_000_000)))]
    pub requests_per_minute: Option<u64>,
    /// Tokens that models read and write in a calendar month (UTC).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(max = LIMIT_MOST)))]
    pub ai_tokens_per_month: Option<u64>,
    /// Clients of an agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[garde(inner(range(max = LIMIT_MOST)))]
    pub clients: Option<u64>,
}

impl PlanLimits {
    /// The limit of a kind; `None`: there is none.
    pub const fn of(&self, kind: LimitKind) -> Option<u64> {
        match kind {
            LimitKind::Seats => self.seats,
            LimitKind::StorageBytes => self.storage_bytes,
            LimitKind::CallsPerMonth => self.calls_per_month,
            LimitKind::RequestsPerMinute => self.requests_per_minute,
            LimitKind::AiTokensPerMonth => self.ai_tokens_per_month,
            LimitKind::Clients => self.clients,
        }
    }

    /// The same with one limit raised; where there is none, none remains.
    #[must_use]
    pub const fn raised(mut self, kind: LimitKind, by: u64) -> Self {
        let limit = match kind {
            LimitKind::Seats => &mut self.seats,
            LimitKind::StorageBytes => &mut self.storage_bytes,
            LimitKind::CallsPerMonth => &mut self.calls_per_month,
            LimitKind::RequestsPerMinute => &mut self.requests_per_minute,
            LimitKind::AiTokensPerMonth => &mut self.ai_tokens_per_month,
            LimitKind::Clients => &mut self.clients,
        };
        if let Some(limit) = limit {
            *limit = limit.saturating_add(by);
        }
        self
    }
}

impl LimitKind {
    /// Whether it counts within a calendar month and begins anew with the next.
    pub const fn is_monthly(self) -> bool {
        matches!(self, Self::CallsPerMonth | Self::AiTokensPerMonth)
    }

    /// The code and HTTP status of a refusal beyond it.
    pub const fn refusal(self) -> (u16, &'static str) {
        match self {
            Self::Seats => (403, "seats_used_up"),
            Self::StorageBytes => (413, "quota_exceeded"),
            Self::CallsPerMonth => (429, "calls_used_up"),
            Self::RequestsPerMinute => (429, "plan_rate_limited"),
            Self::AiTokensPerMonth => (429, "ai_budget_used_up"),
            Self::Clients => (403, "clients_used_up"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_add_on_raises_a_limit_and_never_makes_one() {
        let limits = PlanLimits { seats: Some(5), ..PlanLimits::default() };
        for kind in LimitKind::ALL {
            let raised = limits.clone().raised(*kind, 3);
            assert_eq!(raised.of(*kind), limits.of(*kind).map(|limit| limit + 3), "{}", kind.as_str());
        }
        assert_eq!(limits.raised(LimitKind::Seats, u64::MAX).seats, Some(u64::MAX));
    }
}
