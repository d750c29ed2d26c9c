//! What does a place of this sort offer?
//!
//! Codes are those of the national directory, so that the sample looks and filters like real data. The mixes are
//! made up, with the directory's proportions in mind.

use super::dice::Dice;

/// A code and in how many of a hundred such places it is.
type Mix = &'static [(&'static str, u8)];

/// A sort of place.
#[derive(Debug)]
pub(super) struct Sort {
    /// How many of a thousand places are of this sort.
    pub(super) weight: usize,
    /// The last words of such a place's name.
    pub(super) names: &'static [&'static str],
    mixes: &'static [Mix],
    /// How many of a hundred take no money at all.
    free: u8,
    /// How many of a hundred are always open.
    pub(super) day_and_night: u8,
}

const PAY: Mix =
    &[("MD", 74), ("MC", 50), ("PI", 74), ("MI", 40), ("SF", 92), ("SI", 45), ("SS", 40), ("PA", 24)];

const PEOPLE: Mix = &[
    ("WN", 40),
    ("MN", 38),
    ("PW", 18),
    ("TAY", 34),
    ("SE", 26),
    ("GL", 32),
    ("VET", 27),
    ("CJ", 35),
    ("TRMA", 45),
    ("CCC", 5),
    ("FEM", 92),
    ("MALE", 90),
    ("ADLT", 90),
    ("YAD", 75),
    ("SNR", 45),
];

const LANGUAGES: Mix = &[
    ("SP", 26),
    ("AH", 34),
    ("FX", 5),
    ("NX", 1),
    ("F17", 2),
    ("F28", 2),
    ("F70", 1),
    ("F92", 2),
    ("F4", 1),
];

const TALKING: Mix = &[
    ("CBT", 88),
    ("MOTI", 85),
    ("RELP", 85),
    ("ANG", 60),
    ("TRC", 70),
    ("ICO", 92),
    ("GCO", 88),
    ("FCO", 70),
    ("TWFA", 45),
    ("TELE", 66),
];

const HOUSE: Mix = &[
    ("PVTN", 62),
    ("SMPD", 55),
    ("SMON", 35),
    ("VAPN", 40),
    ("CM", 75),
    ("TA", 45),
    ("ACC", 80),
    ("DP", 80),
    ("STAG", 60),
    ("CARF", 30),
    ("JC", 20),
];

const SUPPORT: Mix =
    &[("PEER", 62), ("RC", 36), ("SHG", 48), ("HS", 55), ("EMP", 45), ("NOE", 62), ("HAEC", 45)];

const CLINIC_MEDICINE: Mix = &[("BU", 52), ("NU", 50), ("PMAT", 42), ("MOA", 48), ("ACMA", 46)];

/// What a code rules out.
const CONTRADICTIONS: &[(&str, &[&str])] =
    &[("SMON", &["SMPD"]), ("NAUT", &["PMAT", "ACMA"]), ("NMOA", &["MU", "BU", "NU", "MOA"])];

/// All sorts.
pub(super) const SORTS: &[Sort] = &[
    Sort {
        weight: 150,
        names: &["Peer Center", "Recovery Community", "Peer House", "Recovery Café"],
        mixes: &[
            &[
                ("PEER", 100),
                ("RC", 85),
                ("SHG", 90),
                ("NOE", 85),
                ("HS", 75),
                ("EMP", 70),
                ("TELE", 40),
                ("TWFA", 40),
                ("SA", 100),
                ("CO", 30),
                ("PVTN", 95),
                ("SMON", 80),
            ],
            PEOPLE,
            LANGUAGES,
        ],
        free: 70,
        day_and_night: 5,
    },
    Sort {
        weight: 110,
        names: &["Sober House", "Sober Living", "Recovery House", "Recovery Homes"],
        mixes: &[
            &[
                ("HH", 100),
                ("RES", 60),
                ("RL", 50),
                ("PEER", 70),
                ("SHG", 80),
                ("TWFA", 60),
                ("HS", 80),
                ("EMP", 70),
                ("ACMA", 45),
                ("MOA", 50),
                ("SF", 100),
                ("PA", 30),
                ("SS", 35),
                ("SA", 100),
                ("SMPD", 80),
            ],
            PEOPLE,
        ],
        free: 3,
        day_and_night: 90,
    },
    Sort {
        weight: 270,
        names: &["Counseling", "Recovery Services", "Outpatient Center", "Wellness Group"],
        mixes: &[
            &[
                ("SA", 100),
                ("OP", 100),
                ("ORT", 95),
                ("OIT", 55),
                ("ODT", 16),
                ("SUMH", 60),
                ("CO", 60),
                ("NMOA", 6),
                ("NAUT", 5),
            ],
            TALKING,
            SUPPORT,
            CLINIC_MEDICINE,
            PAY,
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 2,
        day_and_night: 1,
    },
    Sort {
        weight: 110,
        names: &["Residential Program", "Recovery Lodge", "Treatment Center"],
        mixes: &[
            &[
                ("SA", 100),
                ("RES", 100),
                ("RS", 70),
                ("RL", 70),
                ("DT", 40),
                ("RD", 38),
                ("OP", 35),
                ("OIT", 35),
                ("SUMH", 65),
                ("CO", 62),
                ("BC", 8),
            ],
            TALKING,
            SUPPORT,
            CLINIC_MEDICINE,
            PAY,
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 2,
        day_and_night: 95,
    },
    Sort {
        weight: 45,
        names: &["Detox Center", "Withdrawal Care"],
        mixes: &[
            &[
                ("SA", 100),
                ("DT", 100),
                ("RD", 70),
                ("RES", 75),
                ("HI", 25),
                ("MU", 20),
                ("BU", 85),
                ("NU", 60),
                ("PMAT", 70),
                ("PEER", 55),
                ("NOE", 80),
                ("SUMH", 60),
            ],
            PAY,
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 1,
        day_and_night: 98,
    },
    Sort {
        weight: 75,
        names: &["Medication Clinic", "Opioid Treatment Program"],
        mixes: &[
            &[
                ("SA", 100),
                ("OP", 100),
                ("OTP", 100),
                ("MU", 95),
                ("BU", 90),
                ("NU", 55),
                ("PMAT", 40),
                ("MOA", 60),
                ("ACMA", 40),
                ("OD", 40),
                ("NOE", 95),
                ("PEER", 50),
                ("PW", 70),
            ],
            TALKING,
            PAY,
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 0,
        day_and_night: 0,
    },
    Sort {
        weight: 120,
        names: &["Community Mental Health", "Behavioral Health Center"],
        mixes: &[
            &[
                ("MH", 100),
                ("OP", 95),
                ("CMHC", 100),
                ("SA", 60),
                ("SUMH", 75),
                ("IDD", 72),
                ("CO", 60),
                ("PHDT", 20),
                ("SH", 35),
                ("SEMP", 38),
                ("CHLD", 65),
                ("WI", 35),
                ("PEER", 60),
                ("HS", 30),
            ],
            TALKING,
            PAY,
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 1,
        day_and_night: 6,
    },
    Sort {
        weight: 40,
        names: &["Hospital Recovery Unit", "Medical Center Addiction Care"],
        mixes: &[
            &[
                ("SA", 80),
                ("MH", 70),
                ("HI", 100),
                ("DT", 70),
                ("HID", 65),
                ("ODT", 40),
                ("PHDT", 35),
                ("BU", 75),
                ("NU", 60),
                ("PMAT", 65),
                ("SUMH", 80),
                ("CO", 60),
                ("JC", 85),
            ],
            TALKING,
            PAY,
            PEOPLE,
            LANGUAGES,
        ],
        free: 0,
        day_and_night: 100,
    },
    Sort {
        weight: 40,
        names: &["Youth Program", "Teen and Family Center"],
        mixes: &[
            &[
                ("SA", 90),
                ("MH", 40),
                ("OP", 95),
                ("OIT", 40),
                ("AD", 100),
                ("TAY", 75),
                ("CHLD", 95),
                ("PEER", 45),
                ("TRMA", 70),
                ("GL", 45),
                ("CO", 50),
            ],
            TALKING,
            PAY,
            LANGUAGES,
            HOUSE,
        ],
        free: 6,
        day_and_night: 0,
    },
    Sort {
        weight: 40,
        names: &["Mothers and Children Home", "Program for Women"],
        mixes: &[
            &[
                ("SA", 100),
                ("RES", 75),
                ("OP", 60),
                ("WN", 100),
                ("PW", 92),
                ("BC", 70),
                ("CCC", 75),
                ("FEM", 100),
                ("ADLT", 100),
                ("PEER", 75),
                ("TRMA", 90),
                ("HS", 80),
                ("CO", 60),
                ("BU", 45),
                ("MU", 10),
            ],
            TALKING,
            PAY,
            LANGUAGES,
            HOUSE,
        ],
        free: 5,
        day_and_night: 70,
    },
    Sort {
        weight: 40,
        names: &["Veterans Recovery Center", "Veterans House"],
        mixes: &[
            &[
                ("SA", 95),
                ("OP", 85),
                ("RES", 35),
                ("VET", 100),
                ("MI", 95),
                ("PEER", 85),
                ("TRMA", 90),
                ("EMP", 75),
                ("HS", 80),
                ("SUMH", 70),
                ("BU", 50),
                ("NU", 50),
                ("ADLT", 100),
            ],
            TALKING,
            LANGUAGES,
            HOUSE,
        ],
        free: 30,
        day_and_night: 20,
    },
    Sort {
        weight: 50,
        names: &["Family Health Center", "Neighborhood Clinic"],
        mixes: &[
            &[
                ("SA", 100),
                ("OP", 100),
                ("FQHC", 85),
                ("BU", 95),
                ("NU", 75),
                ("PMAT", 75),
                ("SS", 95),
                ("MD", 98),
                ("MC", 90),
                ("PI", 85),
                ("SF", 95),
                ("TELE", 85),
                ("PEER", 35),
                ("NOE", 70),
            ],
            PEOPLE,
            LANGUAGES,
            HOUSE,
        ],
        free: 0,
        day_and_night: 0,
    },
    Sort {
        weight: 10,
        names: &["Driver Education", "Driver Program"],
        mixes: &[
            &[
                ("SA", 90),
                ("OP", 100),
                ("DUO", 100),
                ("DU", 100),
                ("GCO", 90),
                ("SAE", 100),
                ("SF", 100),
                ("CJ", 60),
                ("ADLT", 100),
            ],
            LANGUAGES,
        ],
        free: 0,
        day_and_night: 0,
    },
];

/// One sort of place, by weight.
pub(super) fn sort(dice: &mut Dice) -> &'static Sort {
    let mut left = dice.below(SORTS.iter().map(|sort| sort.weight).sum());
    for sort in SORTS {
        match left.checked_sub(sort.weight) {
            Some(rest) => left = rest,
            None => return sort,
        }
    }
    &SORTS[0]
}

impl Sort {
    /// The codes of one place of this sort, sorted and unique. A place that is free takes no insurance and no cash.
    pub(super) fn codes(&self, dice: &mut Dice) -> Vec<String> {
        let mut codes: Vec<&str> = Vec::new();
        for (code, percent) in self.mixes.iter().copied().flatten() {
            if dice.chance(*percent) {
                codes.push(code);
            }
        }
        if dice.chance(self.free) {
            codes.retain(|code| !PAY.iter().any(|(pay, _)| pay == code));
            codes.push("NP");
        }
        for (code, ruled_out) in CONTRADICTIONS {
            if codes.contains(code) {
                codes.retain(|other| !ruled_out.contains(other));
            }
        }
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter().map(str::to_owned).collect()
    }

    /// Every code that a place of this sort may have.
    #[cfg(test)]
    pub(super) fn possible_codes(&self) -> impl Iterator<Item = &'static str> {
        self.mixes.iter().copied().flatten().map(|(code, _)| *code).chain(["NP"])
    }
}
