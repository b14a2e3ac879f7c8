mod calls;
mod figures;
mod latencies;
mod reference;
