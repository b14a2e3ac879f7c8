//! The picture of the one idea: an operation in the middle, doors around it. Drawn in the tokens' colours.

use crate::port::Erased;
use leptos::prelude::*;

/// Where the doors stand; each is joined to the operation in the middle.
const DOORS: [(i32, i32); 5] = [(40, 40), (40, 220), (208, 264), (376, 220), (376, 40)];

/// The picture. `label` says what it shows to those who don't see it.
#[component]
pub(super) fn Picture(label: &'static str) -> impl IntoView {
    let lines: Vec<_> = DOORS
        .into_iter()
        .map(|(x, y)| {
            let (x, y) = (x + 32, y + 36);
            view! { <path class="line" d=format!("M240 170 {x} {y}")></path> }
        })
        .collect();
    let doors: Vec<_> = DOORS.into_iter().map(|(x, y)| view! { <Door x y/> }).collect();
    view! {
        <svg class="picture" viewBox="0 0 480 352" role="img" aria-label=label>
            <rect class="ground" width="480" height="352" rx="14"></rect>
            {lines}
            <rect class="core" x="168" y="122" width="144" height="96" rx="10"></rect>
            <path class="core-line" d="M192 150h64M192 170h96M192 190h44"></path>
            {doors}
        </svg>
    }
    .erased()
}

#[component]
fn Door(x: i32, y: i32) -> impl IntoView {
    view! {
        <g transform=format!("translate({x} {y})")>
            <rect class="box" width="64" height="72" rx="6"></rect>
            <path class="door-leaf" d="M14 72V24a18 18 0 0 1 36 0v48z"></path>
            <circle class="knob" cx="43" cy="48" r="2.5"></circle>
        </g>
    }
}
