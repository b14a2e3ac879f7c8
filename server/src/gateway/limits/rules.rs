//! Which limits a call counts against.

use super::BucketId;
use crate::config::LimitSettings;
use crate::gateway::{Caller, Door};
use domain::kernel::LimitClass;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// How somebody proved who they are; it decides whose limits their calls count against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A browser's cookie.
    Cookie,
    /// An access token.
    Token,
    /// A key of this id.
    Key(Uuid),
}

/// What calls are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// The network address that they come from.
    Address,
    /// The person who makes them.
    Person,
    /// The tenant that they are made in.
    Tenant,
    /// The key that they are made with.
    Key,
    /// The browser session that they are made in.
    Browser,
    /// The e-mail address that somebody tries to sign in with, or has a mail sent to.
    Email,
    /// The browser in which the person has signed in before.
    Device,
}

/// One limit that a call counts against.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    dimension: Dimension,
    class: LimitClass,
    pub(super) bucket: BucketId,
}

impl Rule {
    fn new(dimension: Dimension, class: LimitClass, whose: &[u8]) -> Self {
        let hash = Sha256::new().chain_update([dimension as u8, class as u8]).chain_update(whose).finalize();
        let mut bucket = [0; 16];
        bucket.copy_from_slice(&hash[..16]);
        Self { dimension, class, bucket }
    }

    /// Of every request from an address, before it is known who asks.
    pub fn of_address(address: IpAddr) -> Self {
        Self::new(Dimension::Address, LimitClass::Standard, &network(address))
    }

    /// Of a call whose caller is known.
    pub fn of_call(caller: &Caller, class: LimitClass) -> Vec<Self> {
        if caller.system.is_some() || matches!(caller.door, Door::CommandLine | Door::Worker) {
            return Vec::new();
        }
        let mut rules = Vec::with_capacity(3);
        if matches!(class, LimitClass::SignIn | LimitClass::Mail) {
            rules.extend(caller.address.map(|address| Self::new(Dimension::Address, class, &network(address))));
        }
        let Some(actor) = &caller.actor else { return rules };
        let (person, tenant) = (actor.person_id.0.as_bytes(), actor.tenant_id.0.as_bytes());
        let standard = LimitClass::Standard;
        match caller.proof {
            Some(Proof::Cookie) | None => {
                let session = caller.session.map_or(actor.person_id.0, |session| session.0);
                rules.push(Self::new(Dimension::Browser, standard, session.as_bytes()));
                if class == LimitClass::Ai {
                    rules.push(Self::new(Dimension::Browser, class, session.as_bytes()));
                }
                return rules;
            }
            Some(Proof::Token) => rules.push(Self::new(Dimension::Person, standard, person)),
            Some(Proof::Key(key)) => rules.push(Self::new(Dimension::Key, standard, key.as_bytes())),
        }
        rules.push(Self::new(Dimension::Tenant, standard, tenant));
        if class == LimitClass::Ai {
            rules.push(Self::new(Dimension::Tenant, class, tenant));
        }
        rules
    }

    /// Of an attempt to sign in with this e-mail address, or to have a mail sent there, by whomever.
    pub fn of_email(email: &str, class: LimitClass) -> Self {
        Self::new(Dimension::Email, class, email.trim().to_lowercase().as_bytes())
    }

    /// Of an attempt to sign in with this e-mail address in a browser that the person has used before.
    pub fn of_device(device: &str, email: &str) -> Self {
        let whose = format!("{device} {}", email.trim().to_lowercase());
        Self::new(Dimension::Device, LimitClass::SignIn, whose.as_bytes())
    }

    /// The limit's name, as headers have it.
    pub const fn policy(&self) -> &'static str {
        match (self.dimension, self.class) {
            (Dimension::Address, LimitClass::SignIn) => "sign-in-address",
            (Dimension::Address, LimitClass::Mail) => "mail-address",
            (Dimension::Address, _) => "address",
            (Dimension::Person, _) => "person",
            (Dimension::Tenant, LimitClass::Ai) => "tenant-ai",
            (Dimension::Tenant, _) => "tenant",
            (Dimension::Key, _) => "key",
            (Dimension::Browser, LimitClass::Ai) => "browser-ai",
            (Dimension::Browser, _) => "browser",
            (Dimension::Email, LimitClass::Mail) => "mail-email",
            (Dimension::Email, _) => "sign-in-email",
            (Dimension::Device, _) => "sign-in-device",
        }
    }
}

/// The network that stands for one caller: an IPv4 address, or the 64 bits of IPv6 that one customer has.
fn network(address: IpAddr) -> Vec<u8> {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.octets().to_vec(),
        IpAddr::V6(v6) => v6.octets()[..8].to_vec(),
    }
}

/// How many calls each kind of limit lets through in a window.
#[derive(Clone, Debug)]
pub struct Quotas(LimitSettings);

impl Quotas {
    /// As the settings say.
    pub fn of_settings(settings: &LimitSettings) -> Self {
        Self(settings.clone())
    }

    /// Of this rule.
    pub const fn of(&self, rule: &Rule) -> u32 {
        let Self(settings) = self;
        match (rule.dimension, rule.class) {
            (Dimension::Address, LimitClass::SignIn | LimitClass::Mail) => settings.limit_sign_in,
            (Dimension::Address, _) => settings.limit_address,
            (Dimension::Email, LimitClass::Mail) => settings.limit_mail,
            (Dimension::Email | Dimension::Device, _) => settings.limit_sign_in_email,
            (_, LimitClass::Ai) => settings.limit_ai,
            (Dimension::Person, _) => settings.limit_person,
            (Dimension::Tenant, _) => settings.limit_tenant,
            (Dimension::Key, _) => settings.limit_key,
            (Dimension::Browser, _) => settings.limit_browser,
        }
    }
}
