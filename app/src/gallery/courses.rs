//! Charts of a course of time.

use super::charts::spoken;
use super::{Part, part};
use crate::port::Erased;
use crate::ui::{AreaChart, ColumnChart, Figures, HeatChart, LineChart, Sparkline, StackedChart, Stat};
use crate::words;
use leptos::prelude::*;
use texts::{Key, keys};

const SERIES: [Key; 4] = [keys::identity::DAY, keys::desk::CALLS, keys::desk::REFUSED, keys::desk::FAILED];

/// Standing bars with a mark and in parts, lines, areas, heat, and a small line beside a figure.
pub(super) fn courses() -> Part {
    let texts = words::texts();
    let day =
        |day: u64| Figures { name: format!("2026-11-{day:02}"), values: vec![day * 97 % 231, day * 3 % 11, day % 5] };
    let days: Vec<_> = (1..=21).map(day).collect();
    let calls: Vec<_> = days.iter().map(|day| day.values[0]).collect();
    let only = days.iter().map(|day| Figures { name: day.name.clone(), values: vec![day.values[0]] }).collect();
    let hour = |row: u64, hour: u64| (row * 5 + hour * 7) % 13 * u64::from((8..19).contains(&hour));
    let week: Vec<_> = (16..=22)
        .map(|day: u64| Figures { name: format!("2026-11-{day}"), values: (0..24).map(|it| hour(day, it)).collect() })
        .collect();
    let mut heat = spoken(&[keys::identity::DAY]);
    heat.columns.extend(HOURS);
    let shown = view! {
        <div class="charts">
            <ColumnChart words=spoken(&SERIES[..2]) rows=only mark=180/>
            <StackedChart words=spoken(&SERIES) rows=days.clone()/>
            <LineChart words=spoken(&SERIES) rows=days.clone()/>
            <AreaChart words=spoken(&SERIES) rows=days/>
            <HeatChart words=heat rows=week/>
            <div class="stats">
                <Stat label=texts.text(keys::desk::CALLS) value=words::number(calls.iter().sum())>
                    <Sparkline values=calls summary=texts.text(keys::developers::CHART)/>
                </Stat>
                <Stat label=texts.text(keys::desk::FAILED) value="0">
                    <Sparkline values=vec![0, 0, 0] summary=texts.text(keys::developers::ERRORS_BY_DAY)/>
                </Stat>
            </div>
        </div>
    };
    part("column_chart · stacked_chart · line_chart · area_chart · heat_chart · sparkline", shown.erased())
}

/// The hours of a day, as every one of our languages writes them.
const HOURS: [&str; 24] = [
    "00", "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18",
    "19", "20", "21", "22", "23",
];
