//! A drawing of the client portal at work, in the tokens' colours: what the product looks like, without a word in it.

use crate::port::Erased;
use leptos::prelude::*;

/// Lengths of the answer's lines.
const ANSWER: [i32; 4] = [268, 292, 240, 118];
/// Lengths of the earlier runs' names, and how each ended.
const RUNS: [(i32, &str); 4] = [(150, "done"), (112, "done"), (170, "cancelled"), (96, "done")];

/// The drawing. `label` says what it shows to those who don't see it.
#[component]
pub(super) fn Screen(label: &'static str) -> impl IntoView {
    let answer: Vec<_> = ANSWER
        .into_iter()
        .zip(0..)
        .map(|(length, at)| view! { <path class="ink" d=format!("M200 {y}h{length}", y = 176 + at * 20)></path> })
        .collect();
    let places: Vec<_> = (0..6)
        .map(|at| {
            let class = if at == 0 { "ink strong" } else { "ink" };
            let length = [58, 40, 66, 48, 56, 34][at];
            view! { <path class=class d=format!("M56 {y}h{length}", y = 100 + at * 28)></path> }
        })
        .collect();
    let runs: Vec<_> = RUNS
        .into_iter()
        .zip(0..)
        .map(|((length, state), at)| {
            let y = 308 + at * 30;
            view! {
                <circle class=format!("state {state}") cx="206" cy=y r="5"></circle>
                <path class="ink" d=format!("M222 {y}h{length}")></path>
                <path class="ink faint" d=format!("M468 {y}h36")></path>
            }
        })
        .collect();
    view! {
        <svg class="screen" viewBox="0 0 560 440" role="img" aria-label=label data-portal="client">
            <rect class="window" x=".5" y=".5" width="559" height="439" rx="14"></rect>
            <path class="side" d="M.5 14.5a14 14 0 0 1 14-14H160v439H14.5a14 14 0 0 1-14-14z"></path>
            <path class="rule" d="M160 .5v439M160 56h399"></path>
            <rect class="glyph" x="24" y="24" width="24" height="24" rx="6"></rect>
            <path class="ink strong" d="M60 36h60"></path>
            <rect class="chosen" x="16" y="86" width="128" height="28" rx="6"></rect>
            <rect class="mark" x="16" y="90" width="3" height="20" rx="1.5"></rect>
            {places}
            <path class="ink strong" d="M184 29h96"></path>
            <rect class="button" x="456" y="16" width="80" height="26" rx="6"></rect>
            <path class="ink on" d="M476 29h40"></path>
            <rect class="bubble" x="300" y="76" width="236" height="60" rx="10"></rect>
            <path class="ink strong" d="M320 98h176M320 116h110"></path>
            <rect class="card-box" x="184" y="152" width="352" height="108" rx="10"></rect>
            {answer}
            <rect class="caret" x="324" y="228" width="3" height="16" rx="1"></rect>
            <path class="rule" d="M184 284h352"></path>
            {runs}
        </svg>
    }
    .erased()
}
