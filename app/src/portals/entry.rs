//! The ways in.

use crate::contexts::federation::ConsentPage;
use crate::contexts::identity::{
    AcceptInvitationPage, CodePage, ConfirmAccountPage, ForgottenPasswordPage, NewPasswordPage, PlatformSignInPage,
    RegisterPage, SetupPage, SignInLinkPage, SignInPage,
};
use crate::port::Erased;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::{LazyRoute, lazy_route};

/// The pages of the ways in, one chunk of the WebAssembly. The path says which one it is.
pub struct EntryPages;

#[lazy_route]
impl LazyRoute for EntryPages {
    fn data() -> Self {
        Self
    }

    fn view(this: Self) -> AnyView {
        let EntryPages = this;
        match use_location().pathname.get_untracked().trim_end_matches('/') {
            "/login" => view! { <SignInPage/> }.erased(),
            "/login/code" => view! { <CodePage/> }.erased(),
            "/register" => view! { <RegisterPage/> }.erased(),
            "/register/confirm" => view! { <ConfirmAccountPage/> }.erased(),
            "/password-reset" => view! { <ForgottenPasswordPage/> }.erased(),
            "/password-reset/confirm" => view! { <NewPasswordPage/> }.erased(),
            "/login/link" => view! { <SignInLinkPage/> }.erased(),
            "/invitations/accept" => view! { <AcceptInvitationPage/> }.erased(),
            "/consent" => view! { <ConsentPage/> }.erased(),
            "/setup" => view! { <SetupPage/> }.erased(),
            _ => view! { <PlatformSignInPage/> }.erased(),
        }
    }
}
