//! People, sessions and tokens.

mod add_person;
mod ask_by_mail;
mod ask_password_reset;
mod ask_sign_in_link;
mod change_password;
mod change_profile;
mod change_settings;
mod confirm_account;
mod devices;
mod erase_person;
mod erasure;
mod explain;
mod forget;
mod grants;
mod keep_person;
mod links;
mod lookup;
mod me;
mod memberships;
mod new_password;
mod own_roles;
mod password_rules;
mod passwords;
mod people;
mod projection;
mod refresh_session;
mod register_account;
mod reset_password;
mod roles;
mod secret_token;
mod sessions;
mod settings;
mod setup;
mod sign_in;
mod sign_in_finish;
mod sign_out;
mod time_zones;
mod tokens;
mod use_sign_in_link;

pub use devices::{forget_old_devices, is_known_device};
pub use erasure::ERASE_PERSON;
pub use forget::forget;
pub use links::forget_old_links;
pub use lookup::{Session, actor_by_email, actor_by_session, actor_of_member};
pub use passwords::Passwords;
pub use people::holders_of;
pub use sessions::SessionToken;
pub use setup::{SetupToken, setup_is_open};
pub use tokens::{Claims, Tokens};

use crate::gateway::GatewayBuilder;

pub(super) fn handlers(gateway: GatewayBuilder) -> GatewayBuilder {
    roles::handlers(gateway)
        .serve(explain::explain)
        .serve(sign_in::sign_in)
        .serve(sign_out::sign_out)
        .serve(refresh_session::refresh_session)
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
        .serve(erase_person::erase_person)
        .serve(keep_person::keep_person)
}
