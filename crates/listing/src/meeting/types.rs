//! tmp
/// Group
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypeGroup {
    /// a
    Format,
    /// a
    Audience,
    /// a
    Language,
    /// a
    Access,
    /// a
    Topic,
}
impl TypeGroup {
    /// all
    pub const ALL: [Self; 5] = [Self::Format, Self::Audience, Self::Language, Self::Access, Self::Topic];
}
/// g
pub fn group(code: &str) -> Option<TypeGroup> {
    match code {
        "O" | "C" | "D" => Some(TypeGroup::Format),
        "W" | "M" => Some(TypeGroup::Audience),
        "EN" | "S" => Some(TypeGroup::Language),
        _ => None,
    }
}
