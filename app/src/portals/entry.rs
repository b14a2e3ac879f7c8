//! The ways in.

use crate::contexts::federation::ConsentPage;
use crate::contexts::identity::{
    AcceptInvitationPage, CodePage, ConfirmAccountPage, ForgottenPasswordPage, NewPasswordPage, PlatformSignInPage,
    RegisterPage, SetupPage, SignInLinkPage, SignInPage,
};
use crate::port::Erased;
use leptos::prelude::*;

group! {
    /// The pages of the ways in. The path says which one it is.
    EntryPages: |path| match path {
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
