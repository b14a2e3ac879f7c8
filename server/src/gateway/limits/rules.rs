//! Which limits a call counts against.

use super::{BucketId, WINDOW};
use crate::ambient::machine_now;
use crate::config::{LimitSettings, TenantLimit};
use crate::contexts::billing::{month_of, next_month};
use crate::gateway::{Caller, Door};
use chrono::NaiveTime;
use domain::billing::LimitKind;
use domain::kernel::{LimitClass, TenantId};
use domain::policy::Actor;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use std::time::Duration;
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
    /// The tenant, within a calendar month.
    Month,
}

/// One limit that a call counts against.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    dimension: Dimension,
    class: LimitClass,
    pub(super) bucket: BucketId,
    /// What the tenant's plan says; `None`: nothing.
    plan: Option<u32>,
    /// Whose month it counts in; `None`: a window of a minute.
    pub(super) month: Option<TenantId>,
}

impl Rule {
    fn new(dimension: Dimension, class: LimitClass, whose: &[u8]) -> Self {
        let hash = Sha256::new().chain_update([dimension as u8, class as u8]).chain_update(whose).finalize();
        let mut bucket = [0; 16];
        bucket.copy_from_slice(&hash[..16]);
        Self { dimension, class, bucket, plan: None, month: None }
    }

    /// Of a tenant's calls in a minute. The bucket is another one under another plan: a change acts on the next call.
    fn of_tenant(actor: &Actor) -> Self {
        let plan = actor.entitlements.limits.of(LimitKind::RequestsPerMinute).map(small);
        let whose = [&actor.tenant_id.0.as_bytes()[..], &plan.unwrap_or_default().to_be_bytes()].concat();
        Self { plan, ..Self::new(Dimension::Tenant, LimitClass::Standard, &whose) }
    }

    /// Of a tenant's calls in this month, where its plan bounds them. Each change of plan or add-ons begins another
    /// bucket, which holds what is left by then.
    fn of_month(actor: &Actor) -> Option<Self> {
        let limit = actor.entitlements.limits.of(LimitKind::CallsPerMonth)?;
        let month = month_of(machine_now().0).to_string();
        let version = actor.entitlements.plan.as_ref().map_or(0, |plan| plan.version);
        let whose = format!("{} {month} {limit} {version} {}", actor.tenant_id, actor.entitlements.revision);
        let rule = Self::new(Dimension::Month, LimitClass::Standard, whose.as_bytes());
        Some(Self { plan: Some(small(limit)), month: Some(actor.tenant_id), ..rule })
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
        rules.push(Self::of_tenant(actor));
        rules.extend(Self::of_month(actor));
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

    /// The window that it counts in.
    pub(super) fn window(&self) -> Window {
        match self.month {
            None => Window { whole_s: WINDOW.as_secs(), left: WINDOW },
            Some(_) => {
                let now = machine_now().0;
                let end = next_month(now).0;
                let whole = end - month_of(now).and_time(NaiveTime::MIN).and_utc();
                Window {
                    whole_s: whole.num_seconds().unsigned_abs(),
                    left: (end - now).to_std().unwrap_or(WINDOW).max(Duration::from_secs(1)),
                }
            }
        }
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
            (Dimension::Month, _) => "tenant-month",
        }
    }
}

/// A window of time in which calls are counted.
pub(super) struct Window {
    /// All of it, in seconds.
    pub(super) whole_s: u64,
    /// What would be left of it if it began now.
    pub(super) left: Duration,
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

    /// Of this rule; `None`: there is no limit.
    pub fn of(&self, rule: &Rule) -> Option<u32> {
        let Self(settings) = self;
        Some(match (rule.dimension, rule.class) {
            (Dimension::Address, LimitClass::SignIn | LimitClass::Mail) => settings.limit_sign_in,
            (Dimension::Address, _) => settings.limit_address,
            (Dimension::Email, LimitClass::Mail) => settings.limit_mail,
            (Dimension::Email | Dimension::Device, _) => settings.limit_sign_in_email,
            (_, LimitClass::Ai) => settings.limit_ai,
            (Dimension::Person, _) => settings.limit_person,
            (Dimension::Tenant, _) => return self.tenants().or(rule.plan),
            (Dimension::Month, _) => return rule.plan,
            (Dimension::Key, _) => settings.limit_key,
            (Dimension::Browser, _) => settings.limit_browser,
        })
    }

    /// What the settings let every tenant make in a minute; `None`: its plan says.
    pub const fn tenants(&self) -> Option<u32> {
        match self.0.limit_tenant {
            TenantLimit::Plan => None,
            TenantLimit::Fixed(calls) => Some(calls),
        }
    }
}

/// As the buckets count.
fn small(limit: u64) -> u32 {
    u32::try_from(limit).unwrap_or(u32::MAX)
}
