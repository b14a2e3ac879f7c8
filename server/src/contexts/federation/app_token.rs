//! Tokens of apps: the id of their family and a secret in one opaque text. The database keeps the secret's hash, so that
//! they end at once when the family does.

use super::registered_app::hash;
use crate::ambient::{base64url, new_secret};
use uuid::Uuid;

/// What a token is for. Its text begins accordingly, so that a scanner for lost secrets finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppTokenKind {
    /// To ask with.
    Access,
    /// To be exchanged for the next pair.
    Refresh,
}

impl AppTokenKind {
    const fn prefix(self) -> &'static str {
        match self {
            Self::Access => "portico_at_",
            Self::Refresh => "portico_rt_",
        }
    }
}

/// A token of an app.
pub struct AppToken {
    /// What it is for.
    pub kind: AppTokenKind,
    /// Its family.
    pub family: Uuid,
    secret: String,
}

impl AppToken {
    /// A new one.
    pub fn new(kind: AppTokenKind, family: Uuid) -> Self {
        Self { kind, family, secret: base64url(&new_secret()) }
    }

    /// Reads a token; anything that is none is `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, rest) = [AppTokenKind::Access, AppTokenKind::Refresh]
            .into_iter()
            .find_map(|kind| text.strip_prefix(kind.prefix()).map(|rest| (kind, rest)))?;
        let (family, secret) = rest.split_once('.')?;
        let family = Uuid::try_parse(family).ok()?;
        (secret.len() == 43).then(|| Self { kind, family, secret: secret.to_owned() })
    }

    /// SHA-256 of its secret.
    pub fn hash(&self) -> Vec<u8> {
        hash(&self.secret)
    }

    /// As it travels.
    pub fn text(&self) -> String {
        format!("{}{}.{}", self.kind.prefix(), self.family.simple(), self.secret)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_comes_back_and_keeps_its_kind() {
        for kind in [AppTokenKind::Access, AppTokenKind::Refresh] {
            let token = AppToken::new(kind, Uuid::from_u128(7));
            let read = AppToken::parse(&token.text()).unwrap();
            assert_eq!((read.kind, read.family, read.hash()), (kind, Uuid::from_u128(7), token.hash()));
        }
    }

    #[test]
    fn what_is_no_token_is_none() {
        let good = AppToken::new(AppTokenKind::Access, Uuid::from_u128(7)).text();
        for bad in
            ["", "portico_at_", "portico_at_x.y", &good[1..], &good[..good.len() - 1], &good.replace("_at_", "_xt_")]
        {
            assert!(AppToken::parse(bad).is_none(), "{bad}");
        }
    }
}
