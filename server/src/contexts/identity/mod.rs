//! People, their sessions and tokens, and what they sign in with.

mod accept_invitation;
mod add_member;
mod add_passkey;
mod add_person;
mod addressees;
mod all_api_keys;
mod api_keys;
mod ask_by_mail;
mod ask_password_reset;
mod ask_sign_in_link;
mod assign_role;
mod begin_impersonation;
mod begin_passkey;
mod begin_passkey_sign_in;
mod begun_at;
mod begun_impersonations;
mod bounds;
mod ceremonies;
mod change_password;
mod change_profile;
mod change_service_account;
mod change_settings;
mod confirm_account;
mod confirm_sign_in;
mod create_api_key;
mod create_service_account;
mod data_export;
mod deactivate_person;
mod devices;
mod end_any_session;
mod end_begun_impersonation;
mod end_impersonation;
mod end_membership;
mod end_of_acting;
mod end_other_sessions;
mod end_person_sessions;
mod end_session;
mod enrol_second_factor;
mod erase_person;
mod erasure;
mod explain;
mod figures;
mod findable;
mod forget;
mod giving;
mod grants;
mod impersonations;
mod invitation_link;
mod invitation_rows;
mod invitations;
mod invite_owner;
mod invite_person;
mod keep_person;
mod key_holder;
mod key_projections;
mod key_secrets;
mod key_text;
mod links;
mod lookup;
mod make_recovery_codes;
mod me;
mod members;
mod memberships;
mod my_memberships;
mod my_sessions;
mod new_password;
mod notices;
mod open_sessions;
mod part_from_tenant;
mod passkeys;
mod password_rules;
mod passwords;
mod people;
mod people_list;
mod person_security;
mod person_sessions;
mod projection;
mod provisioned;
mod reactivate_person;
mod refresh_session;
mod register_account;
mod remove_passkey;
mod remove_service_account;
mod rename_passkey;
mod rename_person;
mod resend_invitation;
mod reset_password;
mod revoke_any_api_key;
mod revoke_api_key;
mod revoke_invitation;
mod role_distribution;
mod roles;
mod rotate_api_key;
mod seats;
mod second_factor;
mod secret_token;
mod service_account_projection;
mod service_accounts;
mod sessions;
mod settings;
mod setup;
mod show_invitation;
mod show_person;
mod sign_in;
mod sign_in_finish;
mod sign_in_step;
mod sign_in_steps;
mod sign_in_with_passkey;
mod sign_out;
mod switch_tenant;
mod time_zones;
pub mod tokens;
mod turn_off_second_factor;
mod turn_on_second_factor;
mod unassign_role;
mod use_sign_in_link;

pub(in crate::contexts) use add_member::add_member;
pub use addressees::{Addressee, addressee, members_who_may, operators_who_may};
pub(in crate::contexts) use begun_at::session_begun_at;
pub use ceremonies::Ceremonies;
pub use data_export::{GatherForPerson, KEPT, forget_old_exports};
pub use devices::{forget_old_devices, is_known_device};
pub use end_of_acting::{EndImpersonations, end_impersonations};
pub use erasure::ERASE_PERSON;
pub use figures::{keys_of, members_of, names_of, people_by_tenant};
pub use forget::forget;
pub use invite_owner::{InvitedOwner, invite_owner, take_back_invitation};
pub use key_holder::{KeyHolder, actor_by_key, actor_of_key, key_used};
pub use key_text::KeyText;
pub use links::forget_old_links;
pub(in crate::contexts) use lookup::actor_at;
pub use lookup::{Session, actor_and_use, actor_by_email, actor_by_session, actor_of_member, standing};
pub use notices::NOTICES;
pub use open_sessions::{OpenSession, still_open};
pub use part_from_tenant::{Parted, part_from_tenant};
pub use passwords::Passwords;
pub use people::holders_of;
pub(in crate::contexts) use provisioned::{
    follow_directory, join_tenant, leave_tenant, members_among, own_account, replace_roles,
};
pub use seats::seats_used;
pub use second_factor::is_proved;
pub(in crate::contexts) use secret_token::SecretToken;
pub use sessions::{LastUsed, SessionToken, forget_old};
pub use setup::{SetupToken, setup_is_open};
pub(in crate::contexts) use sign_in_finish::finish_sign_in;
pub use tokens::{Claims, Tokens};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    data_export::handlers(roles::handlers(gateway))
        .serve(explain::explain)
        .serve(sign_in::sign_in)
        .serve(sign_out::sign_out)
        .serve(refresh_session::refresh_session)
        .serve(sign_in_step::sign_in_step)
        .serve(confirm_sign_in::confirm_sign_in)
        .serve(begin_passkey_sign_in::begin_passkey_sign_in)
        .serve(sign_in_with_passkey::sign_in_with_passkey)
        .serve(my_sessions::my_sessions)
        .serve(end_session::end_session)
        .serve(end_other_sessions::end_other_sessions)
        .serve(person_sessions::person_sessions)
        .serve(person_security::show_person_security)
        .serve(end_person_sessions::end_person_sessions)
        .serve(sessions::all_sessions)
        .serve(end_any_session::end_any_session)
        .serve(second_factor::second_factor)
        .serve(enrol_second_factor::enrol_second_factor)
        .serve(turn_on_second_factor::turn_on_second_factor)
        .serve(turn_off_second_factor::turn_off_second_factor)
        .serve(make_recovery_codes::make_recovery_codes)
        .serve(passkeys::passkeys)
        .serve(begin_passkey::begin_passkey)
        .serve(add_passkey::add_passkey)
        .serve(rename_passkey::rename_passkey)
        .serve(remove_passkey::remove_passkey)
        .serve(me::me)
        .serve(settings::settings)
        .serve(change_settings::change_settings)
        .serve(time_zones::time_zones)
        .serve(add_person::add_person)
        .serve(register_account::register_account)
        .serve(confirm_account::confirm_account)
        .serve(setup::setup_state)
        .serve(setup::set_up_installation)
        .serve(ask_password_reset::ask_password_reset)
        .serve(reset_password::reset_password)
        .serve(change_password::change_password)
        .serve(ask_sign_in_link::ask_sign_in_link)
        .serve(use_sign_in_link::use_sign_in_link)
        .serve(change_profile::change_profile)
        .serve(people_list::people)
        .serve(show_person::show_person)
        .serve(rename_person::rename_person)
        .serve(assign_role::assign_role)
        .serve(unassign_role::unassign_role)
        .serve(deactivate_person::deactivate_person)
        .serve(reactivate_person::reactivate_person)
        .serve(end_membership::end_membership)
        .serve(my_memberships::my_memberships)
        .serve(switch_tenant::switch_tenant)
        .serve(invite_person::invite_person)
        .serve(invitations::invitations)
        .serve(resend_invitation::resend_invitation)
        .serve(revoke_invitation::revoke_invitation)
        .serve(show_invitation::show_invitation)
        .serve(accept_invitation::accept_invitation)
        .serve(role_distribution::role_distribution)
        .serve(erase_person::erase_person)
        .serve(keep_person::keep_person)
        .serve(api_keys::api_keys)
        .serve(create_api_key::create_api_key)
        .serve(rotate_api_key::rotate_api_key)
        .serve(revoke_api_key::revoke_api_key)
        .serve(all_api_keys::all_api_keys)
        .serve(revoke_any_api_key::revoke_any_api_key)
        .serve(service_accounts::service_accounts)
        .serve(create_service_account::create_service_account)
        .serve(change_service_account::change_service_account)
        .serve(remove_service_account::remove_service_account)
        .serve(begin_impersonation::begin_impersonation)
        .serve(end_impersonation::end_impersonation)
        .serve(impersonations::impersonations)
        .serve(begun_impersonations::begun_impersonations)
        .serve(end_begun_impersonation::end_begun_impersonation)
}
