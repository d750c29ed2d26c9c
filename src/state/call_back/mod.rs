//! How does a person ask to be called back, and how is it delivered exactly once?
pub mod answer;
pub mod asked;
pub mod draft;
pub mod key;
pub mod queue;
pub mod request;
#[cfg(test)]
mod trial;
