//! What people are told of themselves and of those whom they have invited.

use crate::contexts::notify::{Audience, Rule};
use domain::notify::NoticeKind;

/// The rules.
pub const NOTICES: &[Rule] = &[
    Rule::new("PasswordChanged", NoticeKind::PasswordChanged, Audience::Person).with_own_mail(),
    Rule::new("AddressChanged", NoticeKind::AddressChanged, Audience::Person),
    Rule::new("SecondFactorTurnedOn", NoticeKind::SecondFactorOn, Audience::Person),
    Rule::new("SecondFactorTurnedOff", NoticeKind::SecondFactorOff, Audience::Person),
    Rule::new("PasskeyAdded", NoticeKind::PasskeyAdded, Audience::Person),
    Rule::new("PasskeyRemoved", NoticeKind::PasskeyRemoved, Audience::Person),
    Rule::new("RoleAssigned", NoticeKind::RolesChanged, Audience::Person),
    Rule::new("RoleUnassigned", NoticeKind::RolesChanged, Audience::Person),
    Rule::new("MembershipEnded", NoticeKind::MembershipEnded, Audience::Person),
    Rule::new("InvitationAccepted", NoticeKind::InvitationAccepted, Audience::Beginner).keeping(&["personId"]),
];
