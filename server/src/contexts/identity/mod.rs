//! People, their sessions and tokens, and what they sign in with.

mod add_passkey;
mod add_person;
mod begin_passkey;
mod begin_passkey_sign_in;
mod ceremonies;
mod change_settings;
mod confirm_sign_in;
mod end_other_sessions;
mod end_person_sessions;
mod end_session;
mod enrol_second_factor;
mod erase_person;
mod erasure;
mod explain;
mod forget;
mod grants;
mod keep_person;
mod lookup;
mod make_recovery_codes;
mod me;
mod memberships;
mod my_sessions;
mod own_roles;
mod passkeys;
mod passwords;
mod person_sessions;
mod projection;
mod refresh_session;
mod remove_passkey;
mod rename_passkey;
mod second_factor;
mod roles;
mod sessions;
mod settings;
mod sign_in;
mod sign_in_finish;
mod sign_in_step;
mod sign_in_steps;
mod sign_in_with_passkey;
mod sign_out;
mod time_zones;
pub mod tokens;
mod turn_off_second_factor;
mod turn_on_second_factor;

pub use ceremonies::Ceremonies;
pub use erasure::ERASE_PERSON;
pub use forget::forget;
pub use lookup::{Session, actor_by_email, actor_by_session, actor_of_member};
pub use passwords::Passwords;
pub use sessions::{LastUsed, SessionToken, forget_old};
pub use tokens::{Claims, Tokens};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    roles::handlers(gateway)
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
        .serve(end_person_sessions::end_person_sessions)
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
        .serve(erase_person::erase_person)
        .serve(keep_person::keep_person)
}
