//! Which public formats can be imported?

use std::str::FromStr;

use crate::error::ImportError;

/// A format that [`import`](crate::import) reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// SAMHSA's National Directory, XLSX or CSV, any year.
    SamhsaDirectory,
    /// Saved pages of the API of FindTreatment.gov.
    FindTreatmentJson,
    /// The export of FindTreatment.gov, CSV or XLSX.
    FindTreatmentCsv,
    /// The Human Services Data Specification of Open Referral, JSON or tables.
    Hsds,
    /// Feeds of the Meeting Guide, as AA's intergroups have them.
    MeetingGuide,
    /// Meetings of a BMLT server, as NA's service bodies have them.
    Bmlt,
    /// Any other table, CSV or XLSX, with a mapping of its columns.
    Csv,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::SamhsaDirectory,
        Self::FindTreatmentJson,
        Self::FindTreatmentCsv,
        Self::Hsds,
        Self::MeetingGuide,
        Self::Bmlt,
        Self::Csv,
    ];

    /// The name that an operator types.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SamhsaDirectory => "samhsa-directory",
            Self::FindTreatmentJson => "findtreatment-json",
            Self::FindTreatmentCsv => "findtreatment-csv",
            Self::Hsds => "hsds",
            Self::MeetingGuide => "meeting-guide",
            Self::Bmlt => "bmlt",
            Self::Csv => "csv",
        }
    }

    /// All names, comma separated, for messages.
    #[must_use]
    pub fn names() -> String {
        Self::ALL.map(Self::name).join(", ")
    }
}

impl FromStr for Format {
    type Err = ImportError;

    fn from_str(name: &str) -> Result<Self, ImportError> {
        Self::ALL
            .into_iter()
            .find(|format| format.name().eq_ignore_ascii_case(name.trim()))
            .ok_or_else(|| ImportError::UnknownFormat(name.chars().take(60).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_format() {
        for format in Format::ALL {
            assert_eq!(format.name().parse::<Format>().unwrap(), format);
        }
    }

    #[test]
    fn a_name_that_nobody_knows_is_answered_with_those_that_are_known() {
        let message = "samsha".parse::<Format>().unwrap_err().to_string();
        assert!(message.contains("\"samsha\"") && message.contains("samhsa-directory"), "{message}");
    }
}
