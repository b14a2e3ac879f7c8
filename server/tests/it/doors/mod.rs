//! What the doors promise beyond the operations behind them.

mod apart;
mod assets;
mod cors;
mod export;
mod headers;
mod health;
mod pages;
mod preferences;
mod tls;
