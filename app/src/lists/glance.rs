//! Figures side by side, some of which lead to what is behind them.

use crate::port::Erased;
use crate::words;
use leptos::prelude::*;
use texts::Key;

/// One figure: its name, its value, and where the rows behind it are.
pub type Figure = (Key, String, Option<&'static str>);

/// The figures.
pub fn figures(all: Vec<Figure>) -> AnyView {
    figures_over(all.into_iter().map(|figure| (figure, None)).collect())
}

/// As [`figures`], some of them with the course that led there, drawn small.
pub fn figures_over(all: Vec<(Figure, Option<AnyView>)>) -> AnyView {
    let all: Vec<_> = all.into_iter().map(figure).collect();
    view! { <ul class="glance">{all}</ul> }.erased()
}

fn figure(((name, value, href), course): (Figure, Option<AnyView>)) -> AnyView {
    let name = words::texts().text(name);
    let inner = view! {
        <span class="stat-label">{name}</span>
        <span class="stat-value">{value}</span>
        {course}
    };
    match href {
        Some(href) => view! { <li><a class="glance-stat" href=href>{inner}</a></li> }.erased(),
        None => view! { <li><div class="glance-stat">{inner}</div></li> }.erased(),
    }
}
