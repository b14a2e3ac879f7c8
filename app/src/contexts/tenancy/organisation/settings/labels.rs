//! What settings are called.

use domain::tenancy::{Setting, SettingGroup, SettingSource};
use texts::{Key, keys};

/// The name of a setting, and a sentence about it.
pub(super) const fn setting(setting: Setting) -> (Key, Key) {
    use keys::settings::*;
    match setting {
        Setting::SignUp => (NAME_SIGN_UP, TEXT_SIGN_UP),
        Setting::SecondFactor => (NAME_SECOND_FACTOR, TEXT_SECOND_FACTOR),
        Setting::SessionDays => (NAME_SESSION_DAYS, TEXT_SESSION_DAYS),
        Setting::InvitationDays => (NAME_INVITATION_DAYS, TEXT_INVITATION_DAYS),
        Setting::Language => (NAME_LANGUAGE, TEXT_LANGUAGE),
        Setting::TimeZone => (NAME_TIME_ZONE, TEXT_TIME_ZONE),
        Setting::MailDays => (NAME_MAIL_DAYS, TEXT_MAIL_DAYS),
        Setting::JobDays => (NAME_JOB_DAYS, TEXT_JOB_DAYS),
        Setting::CallDays => (NAME_CALL_DAYS, TEXT_CALL_DAYS),
        Setting::NoticeDays => (NAME_NOTICE_DAYS, TEXT_NOTICE_DAYS),
        Setting::SignInDays => (NAME_SIGN_IN_DAYS, TEXT_SIGN_IN_DAYS),
        Setting::OperatorName => (NAME_OPERATOR_NAME, TEXT_OPERATOR_NAME),
        Setting::OperatorAddress => (NAME_OPERATOR_ADDRESS, TEXT_OPERATOR_ADDRESS),
        Setting::OperatorEmail => (NAME_OPERATOR_EMAIL, TEXT_OPERATOR_EMAIL),
        Setting::LeadsTo => (NAME_LEADS_TO, TEXT_LEADS_TO),
        Setting::ClientPortal => (keys::shell::PORTAL_CLIENT, TEXT_PORTAL),
        Setting::DeveloperPortal => (keys::shell::PORTAL_DEVELOPER, TEXT_PORTAL),
        Setting::SupportPortal => (keys::shell::PORTAL_SUPPORT, TEXT_PORTAL),
        Setting::VendorPortal => (keys::shell::PORTAL_VENDOR, TEXT_PORTAL),
        Setting::InvestorPortal => (keys::shell::PORTAL_INVESTOR, TEXT_PORTAL),
        Setting::EmployeePortal => (keys::shell::PORTAL_EMPLOYEE, TEXT_PORTAL),
    }
}

/// The name of a group.
pub(super) const fn group(group: SettingGroup) -> Key {
    match group {
        SettingGroup::Entry => keys::settings::GROUP_ENTRY,
        SettingGroup::Region => keys::settings::GROUP_REGION,
        SettingGroup::Keeping => keys::settings::GROUP_KEEPING,
        SettingGroup::PublicSite => keys::settings::GROUP_PUBLIC_SITE,
        SettingGroup::Portals => keys::settings::GROUP_PORTALS,
    }
}

/// Where a value comes from.
pub(super) const fn source(source: SettingSource) -> Key {
    match source {
        SettingSource::Default => keys::settings::SOURCE_DEFAULT,
        SettingSource::Platform => keys::settings::SOURCE_PLATFORM,
        SettingSource::Tenant => keys::settings::SOURCE_TENANT,
    }
}
