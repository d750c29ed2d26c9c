//! How does a page come onto paper?

/// Opens the browser's own window for printing.
pub fn print() {
    if let Some(window) = super::window() {
        let _ = window.print();
    }
}
