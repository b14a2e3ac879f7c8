//! The register of settings: what each is, what it is unless somebody changes it, and who may.

use crate::kernel::{Language, TimeZone, rules};
use crate::policy::Portal;
use crate::words;
use garde::Validate;

words! {
    /// Something that the platform decides for everybody, and some of it each tenant for itself.
    Setting {
        /// Whether visitors can make an account.
        SignUp = "sign_up",
        /// Whether whoever signs in has to prove it twice.
        SecondFactor = "second_factor",
        /// How many days a session lasts that isn't used.
        SessionDays = "session_days",
        /// How many days the link of an invitation works.
        InvitationDays = "invitation_days",
        /// The language of people who have chosen none.
        Language = "language",
        /// The zone that times are shown in to people who have chosen none.
        TimeZone = "time_zone",
        /// How many days mails are listed.
        MailDays = "mail_days",
        /// How many days a job is listed after its end.
        JobDays = "job_days",
        /// How many days single calls are known, by browsers and by programs.
        CallDays = "call_days",
        /// How many days notices are listed.
        NoticeDays = "notice_days",
        /// How many days a session is listed after its end.
        SignInDays = "sign_in_days",
        /// The legal name of whoever runs the installation.
        OperatorName = "operator_name",
        /// Where whoever runs the installation can be found.
        OperatorAddress = "operator_address",
        /// Where whoever runs the installation can be written to.
        OperatorEmail = "operator_email",
        /// Who is told of a new lead.
        LeadsTo = "leads_to",
        /// Whether the client portal is open.
        ClientPortal = "client_portal",
        /// Whether the developer portal is open.
        DeveloperPortal = "developer_portal",
        /// Whether the support portal is open.
        SupportPortal = "support_portal",
        /// Whether the vendor portal is open.
        VendorPortal = "vendor_portal",
        /// Whether the investor portal is open.
        InvestorPortal = "investor_portal",
        /// Whether the employee portal is open.
        EmployeePortal = "employee_portal",
    }
}

words! {
    /// Where a setting stands on its page.
    SettingGroup {
        /// How people come in, and for how long.
        Entry = "entry",
        /// Language and time.
        Region = "region",
        /// How long things are kept.
        Keeping = "keeping",
        /// What the public site says of its operator.
        PublicSite = "public_site",
        /// Which portals are open.
        Portals = "portals",
    }
}

/// Who may change a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingScope {
    /// The platform alone; it holds for everybody.
    Platform,
    /// The platform, and each tenant for itself.
    Tenant,
}

/// What values a setting takes. All are texts on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKind {
    /// `true` or `false`.
    Switch,
    /// A whole number, bounds included.
    Number {
        /// The smallest.
        min: u16,
        /// The largest.
        max: u16,
    },
    /// One of these.
    Choice(&'static [&'static str]),
    /// A line of text; empty until somebody sets it.
    Line,
    /// An e-mail address; empty until somebody sets it.
    Email,
    /// The IANA name of a time zone. Whether there is such a zone, the server knows.
    Zone,
}

/// A setting as it is declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What values it takes.
    pub kind: SettingKind,
    /// What it is unless somebody changes it.
    pub default: &'static str,
    /// Who may change it.
    pub scope: SettingScope,
    /// Where it stands on its page.
    pub group: SettingGroup,
}

/// The value of [`Setting::Language`] that lets each browser decide.
pub const BROWSER: &str = "browser";

const LANGUAGES: &[&str] =
    &[BROWSER, Language::En.as_str(), Language::Ar.as_str(), Language::Zh.as_str(), Language::Ko.as_str()];

impl Setting {
    /// How it is declared: the table that a person reads.
    pub const fn declared(self) -> Declared {
        use SettingGroup::{Entry, Keeping, Portals, PublicSite, Region};
        use SettingKind::{Choice, Email, Line, Number, Switch, Zone};
        use SettingScope::{Platform, Tenant};
        let (kind, default, scope, group) = match self {
            Self::SignUp => (Switch, "true", Platform, Entry),
            Self::SecondFactor => (Switch, "false", Tenant, Entry),
            Self::SessionDays => (Number { min: 1, max: 90 }, "14", Tenant, Entry),
            Self::InvitationDays => (Number { min: 1, max: 30 }, "7", Tenant, Entry),
            Self::Language => (Choice(LANGUAGES), BROWSER, Tenant, Region),
            Self::TimeZone => (Zone, "UTC", Tenant, Region),
            Self::MailDays => (Number { min: 7, max: 365 }, "90", Platform, Keeping),
            Self::JobDays => (Number { min: 1, max: 365 }, "30", Tenant, Keeping),
            // The privacy page promises that nobody keeps them for longer.
            Self::CallDays => (Number { min: 1, max: 14 }, "14", Tenant, Keeping),
            Self::NoticeDays => (Number { min: 7, max: 730 }, "180", Tenant, Keeping),
            // Long enough to know a copy of an ended session's token for one.
            Self::SignInDays => (Number { min: 7, max: 365 }, "30", Tenant, Keeping),
            Self::OperatorName | Self::OperatorAddress => (Line, "", Platform, PublicSite),
            Self::OperatorEmail | Self::LeadsTo => (Email, "", Platform, PublicSite),
            Self::ClientPortal
            | Self::DeveloperPortal
            | Self::SupportPortal
            | Self::VendorPortal
            | Self::InvestorPortal
            | Self::EmployeePortal => (Switch, "true", Platform, Portals),
        };
        Declared { kind, default, scope, group }
    }

    /// The setting that opens a portal. The one in which settings are changed is always open.
    pub const fn of_portal(portal: Portal) -> Option<Self> {
        match portal {
            Portal::Admin => None,
            Portal::Client => Some(Self::ClientPortal),
            Portal::Developer => Some(Self::DeveloperPortal),
            Portal::Support => Some(Self::SupportPortal),
            Portal::Vendor => Some(Self::VendorPortal),
            Portal::Investor => Some(Self::InvestorPortal),
            Portal::Employee => Some(Self::EmployeePortal),
        }
    }

    /// Whether a tenant may change it for itself.
    pub fn is_tenants(self) -> bool {
        self.declared().scope == SettingScope::Tenant
    }

    /// The value as it is kept, or `None` where it is none of this setting's.
    pub fn read(self, value: &str) -> Option<String> {
        let value = value.trim();
        let fits = match self.declared().kind {
            SettingKind::Switch => matches!(value, "true" | "false"),
            SettingKind::Number { min, max } => {
                return value.parse::<u16>().ok().filter(|it| (min..=max).contains(it)).map(|it| it.to_string());
            }
            SettingKind::Choice(choices) => choices.contains(&value),
            SettingKind::Line => rules::optional_line(value, &()).is_ok(),
            SettingKind::Email => value.is_empty() || rules::email(value, &()).is_ok(),
            SettingKind::Zone => TimeZone::named(value).validate().is_ok(),
        };
        fits.then(|| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_a_value_of_its_setting() {
        for setting in Setting::ALL {
            let default = setting.declared().default;
            assert_eq!(setting.read(default).as_deref(), Some(default), "{setting:?}");
        }
    }

    #[test]
    fn every_portal_but_that_of_the_settings_has_a_switch_of_its_own() {
        let switches: Vec<_> = Portal::ALL.into_iter().filter_map(Setting::of_portal).collect();
        let of_group = |setting: &&Setting| setting.declared().group == SettingGroup::Portals;
        assert_eq!(switches.len(), Portal::ALL.len() - 1);
        assert!(Setting::ALL.iter().filter(of_group).all(|setting| switches.contains(setting)));
    }

    #[test]
    fn a_value_of_another_kind_is_none() {
        for (setting, bad) in [
            (Setting::SignUp, "yes"),
            (Setting::SessionDays, "0"),
            (Setting::SessionDays, "91"),
            (Setting::SessionDays, "1.5"),
            (Setting::Language, "fr"),
            (Setting::TimeZone, "Zürich"),
            (Setting::MailDays, ""),
            (Setting::CallDays, "15"),
            (Setting::NoticeDays, "6"),
            (Setting::LeadsTo, "nobody"),
            (Setting::OperatorName, "two\nlines"),
        ] {
            assert_eq!(setting.read(bad), None, "{setting:?} {bad}");
        }
        assert_eq!(Setting::SessionDays.read(" 007 ").as_deref(), Some("7"));
    }
}
