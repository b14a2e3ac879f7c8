mod calls;
mod latencies;
mod reference;
