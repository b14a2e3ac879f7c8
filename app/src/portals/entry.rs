//! The ways in.

use crate::contexts::federation::ConsentPage;
use crate::contexts::identity::{
    AcceptInvitationPage, CodePage, ConfirmAccountPage, ForgottenPasswordPage, NewPasswordPage, PlatformSignInPage,
    RegisterPage, SetupPage, SignInLinkPage, SignInPage,
};
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
            "/login" => view! { <SignInPage/> }.into_any(),
            "/login/code" => view! { <CodePage/> }.into_any(),
            "/register" => view! { <RegisterPage/> }.into_any(),
            "/register/confirm" => view! { <ConfirmAccountPage/> }.into_any(),
            "/password-reset" => view! { <ForgottenPasswordPage/> }.into_any(),
            "/password-reset/confirm" => view! { <NewPasswordPage/> }.into_any(),
            "/login/link" => view! { <SignInLinkPage/> }.into_any(),
            "/invitations/accept" => view! { <AcceptInvitationPage/> }.into_any(),
            "/consent" => view! { <ConsentPage/> }.into_any(),
            "/setup" => view! { <SetupPage/> }.into_any(),
            _ => view! { <PlatformSignInPage/> }.into_any(),
        }
    }
}
