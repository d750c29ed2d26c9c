//! What do records of meetings have in common, whatever list they are from?
mod address_line;
mod clock;
mod link;
mod scrub;
