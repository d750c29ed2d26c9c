//! What do the sample's codes mean?

use listing::wire::{Term, Terms};

/// Category code, category, and its codes with their names, in words of our own.
type Category = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CATEGORIES: &[Category] = &[
    (
        "TC",
        "Kind of care",
        &[
            ("SA", "Care for substance use"),
            ("MH", "Care for mental health"),
            ("DT", "Detox"),
            ("HH", "Sober or transitional housing"),
            ("SUMH", "Substance use together with serious mental illness"),
        ],
    ),
    (
        "SET",
        "Where care happens",
        &[
            ("OP", "Outpatient"),
            ("ORT", "Regular outpatient visits"),
            ("OIT", "Intensive outpatient"),
            ("ODT", "Day program"),
            ("PHDT", "Day program for mental health"),
            ("OD", "Outpatient detox"),
            ("RES", "Residential"),
            ("RS", "Short residential stay"),
            ("RL", "Long residential stay"),
            ("RD", "Residential detox"),
            ("HI", "Hospital"),
            ("HID", "Hospital detox"),
        ],
    ),
    (
        "OM",
        "Medicines given",
        &[
            ("MU", "Methadone"),
            ("BU", "Buprenorphine"),
            ("NU", "Naltrexone"),
            ("PMAT", "Medicine for alcohol use"),
            ("OTP", "Certified opioid treatment program"),
            ("MOA", "Welcomes people on medicine for opioid use from elsewhere"),
            ("ACMA", "Welcomes people on medicine for alcohol use from elsewhere"),
            ("NMOA", "No medicine for opioid use"),
            ("NAUT", "No treatment for alcohol use"),
        ],
    ),
    (
        "TAP",
        "Ways of working",
        &[
            ("CBT", "Cognitive behavioral therapy"),
            ("MOTI", "Motivational interviewing"),
            ("RELP", "Relapse prevention"),
            ("ANG", "Anger management"),
            ("TRC", "Trauma counseling"),
            ("TWFA", "12-step facilitation"),
            ("TELE", "Telehealth"),
            ("IDD", "Mental health and substance use treated together"),
            ("ICO", "One-on-one counseling"),
            ("GCO", "Group counseling"),
            ("FCO", "Family counseling"),
            ("SAE", "Education on substance use"),
            ("HAEC", "HIV and AIDS education and support"),
        ],
    ),
    (
        "RSS",
        "Recovery support",
        &[
            ("PEER", "Peer support"),
            ("RC", "Recovery coach"),
            ("SHG", "Self-help groups"),
            ("HS", "Help with housing"),
            ("SH", "Supported housing"),
            ("EMP", "Help with work"),
            ("SEMP", "Supported employment"),
            ("NOE", "Naloxone and overdose education"),
            ("CM", "Case management"),
            ("TA", "Help with transportation"),
            ("ACC", "Aftercare"),
            ("DP", "Planning for going home"),
            ("WI", "Walk-in help in a mental health crisis"),
            ("BC", "Beds for clients' children"),
            ("CCC", "Child care"),
        ],
    ),
    (
        "PAY",
        "Ways to pay",
        &[
            ("MD", "Medicaid"),
            ("MC", "Medicare"),
            ("PI", "Private insurance"),
            ("MI", "Military insurance"),
            ("SI", "State insurance other than Medicaid"),
            ("SF", "Cash"),
            ("NP", "Free"),
            ("SS", "Sliding fee"),
            ("PA", "Help with payment"),
        ],
    ),
    (
        "SG",
        "Programs for",
        &[
            ("WN", "Women"),
            ("MN", "Men"),
            ("PW", "Pregnant women and new mothers"),
            ("AD", "Teens"),
            ("TAY", "Young adults"),
            ("SE", "Older adults"),
            ("GL", "LGBTQ people"),
            ("VET", "Veterans"),
            ("CJ", "People in the justice system"),
            ("TRMA", "People who lived through trauma"),
            ("CO", "People with mental health and substance use conditions"),
        ],
    ),
    (
        "AGE",
        "Ages welcome",
        &[("CHLD", "Children and teens"), ("YAD", "Young adults"), ("ADLT", "Adults"), ("SNR", "Seniors")],
    ),
    ("GN", "Genders welcome", &[("FEM", "Female"), ("MALE", "Male")]),
    (
        "EXCL",
        "Special programs",
        &[("DU", "Program for impaired driving"), ("DUO", "Only for people sentenced for impaired driving")],
    ),
    (
        "SL",
        "Languages",
        &[
            ("SP", "Spanish"),
            ("AH", "Sign language"),
            ("NX", "American Indian or Alaska Native languages"),
            ("FX", "Other languages"),
            ("F4", "Arabic"),
            ("F17", "Chinese"),
            ("F28", "French"),
            ("F70", "Russian"),
            ("F92", "Vietnamese"),
        ],
    ),
    (
        "FOP",
        "Who runs it",
        &[
            ("PVTN", "Private, not for profit"),
            ("CMHC", "Community mental health center"),
            ("FQHC", "Federally qualified health center"),
            ("STAG", "Licensed by the state's substance use agency"),
            ("CARF", "Accredited by CARF"),
            ("JC", "Accredited by the Joint Commission"),
        ],
    ),
    (
        "SMP",
        "Smoking and vaping",
        &[("SMON", "No smoking"), ("SMPD", "Smoking in some places"), ("VAPN", "No vaping")],
    ),
];

/// The dictionary.
pub(super) fn terms() -> Terms {
    let mut terms = Vec::new();
    for (category_code, category, codes) in CATEGORIES {
        terms.extend(codes.iter().map(|(code, name)| Term {
            code: (*code).to_owned(),
            category_code: (*category_code).to_owned(),
            category: (*category).to_owned(),
            name: (*name).to_owned(),
        }));
    }
    Terms::new(terms)
}

#[cfg(test)]
mod tests {
    use super::super::services::SORTS;
    use super::*;

    #[test]
    fn every_code_that_a_place_may_have_is_explained() {
        let terms = terms();
        for code in SORTS.iter().flat_map(super::super::services::Sort::possible_codes) {
            assert!(terms.get(code).is_some(), "{code}");
        }
    }
}
