//! How hard is a text to read?
//!
//! Two formulas that are usual in health writing, one a language:
//! - English: the Flesch-Kincaid grade, `0.39 words/sentences + 11.8 syllables/words − 15.59` (Kincaid and others, 1975). It
//!   is the school year that a reader should have finished.
//! - Spanish: Fernández-Huerta, `206.84 − 60 syllables/words − 1.02 words/sentences` (1959, as corrected later). It is a score
//!   that falls as a text gets harder; 70 to 80 is "rather easy".
//!
//! Syllables are counted by rules, since no dictionary is at hand: in English by groups of vowels without the silent endings,
//! in Spanish by vowels, where a weak one beside another makes one syllable with it. Against a dictionary the English rules
//! are off by a few in a hundred words, which moves a page by a tenth of a grade or two.

/// Counts of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    sentences: usize,
    words: usize,
    syllables: usize,
}

impl Counts {
    fn of<'a>(texts: impl Iterator<Item = &'a str>, syllables: fn(&str) -> usize) -> Self {
        let mut counts = Self::default();
        for sentence in texts.flat_map(|text| text.split_inclusive(['.', '!', '?', ':', '…'])) {
            let words = sentence
                .split(|sign: char| sign.is_whitespace() || matches!(sign, '-' | '–' | '—' | '/'))
                .filter(|word| word.chars().any(char::is_alphanumeric));
            let before = counts.words;
            for word in words {
                counts.words += 1;
                counts.syllables += syllables(word);
            }
            if counts.words > before {
                counts.sentences += 1;
            }
        }
        counts
    }

    fn words_a_sentence(self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    fn syllables_a_word(self) -> f64 {
        self.syllables as f64 / self.words.max(1) as f64
    }
}

/// The Flesch-Kincaid grade of English texts; each text ends its last sentence.
pub fn flesch_kincaid<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let counts = Counts::of(texts, english_syllables);
    0.39 * counts.words_a_sentence() + 11.8 * counts.syllables_a_word() - 15.59
}

/// The Fernández-Huerta score of Spanish texts.
pub fn fernandez_huerta<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    let counts = Counts::of(texts, spanish_syllables);
    206.84 - 60.0 * counts.syllables_a_word() - 1.02 * counts.words_a_sentence()
}

fn english_syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(char::is_ascii_lowercase).collect();
    let is_vowel = |at: usize| letters.get(at).is_some_and(|letter| "aeiouy".contains(*letter));
    let mut groups = (0..letters.len()).filter(|at| is_vowel(*at) && (*at == 0 || !is_vowel(at - 1))).count();
    let ends = |ending: &str| letters.iter().collect::<String>().ends_with(ending);
    // Silent endings: hope, hopes, hoped; but not table, wanted, houses.
    let is_silent = (ends("e") && !ends("le") && !ends("ee") && !ends("ye"))
        || (ends("ed") && !ends("ted") && !ends("ded") && !ends("eed"))
        || (ends("es")
            && !["ses", "zes", "ces", "ges", "xes", "ches", "shes", "ies"].iter().any(|it| ends(it)));
    if is_silent && groups > 1 {
        groups -= 1;
    }
    groups.max(1)
}

fn spanish_syllables(word: &str) -> usize {
    let letters: Vec<char> = word.to_lowercase().chars().filter(|sign| sign.is_alphabetic()).collect();
    let strong = |sign: char| "aeoáéíóú".contains(sign);
    let weak = |at: usize, sign: char| "iuü".contains(sign) || (sign == 'y' && at + 1 == letters.len());
    let mut syllables = 0;
    let mut before: Option<char> = None;
    for (at, sign) in letters.iter().copied().enumerate() {
        let is_vowel = strong(sign) || weak(at, sign);
        if is_vowel && (before.is_none() || (strong(sign) && before.is_some_and(strong))) {
            syllables += 1;
        }
        before = is_vowel.then_some(sign);
    }
    syllables.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_have_their_syllables() {
        for (word, count) in [
            ("hope", 1),
            ("hoped", 1),
            ("wanted", 2),
            ("table", 2),
            ("recovery", 4),
            ("you", 1),
            ("people", 2),
            ("houses", 2),
            ("free", 1),
            ("988", 1),
            ("someone", 2),
            ("talk", 1),
            ("medicine", 3),
            ("groups", 1),
        ] {
            assert_eq!(english_syllables(word), count, "{word}");
        }
    }

    #[test]
    fn spanish_words_have_their_syllables() {
        for (word, count) in [
            ("ayuda", 3),
            ("país", 2),
            ("ciudad", 2),
            ("recuperación", 5),
            ("día", 2),
            ("leer", 2),
            ("hoy", 1),
            ("persona", 3),
            ("usted", 2),
            ("muy", 1),
            ("aeropuerto", 5),
        ] {
            assert_eq!(spanish_syllables(word), count, "{word}");
        }
    }

    #[test]
    fn plain_words_are_easy_and_long_ones_are_not() {
        let plain = ["Call this place. A person will listen to you."];
        let hard = ["Comprehensive biopsychosocial assessment necessitates interdisciplinary collaboration."];
        assert!(flesch_kincaid(plain.into_iter()) < 3.0);
        assert!(flesch_kincaid(hard.into_iter()) > 15.0);
        let plain = ["Llame a este lugar. Una persona le escucha."];
        let hard = [
            "La evaluación biopsicosocial comprehensiva necesita colaboración interdisciplinaria especializada.",
        ];
        assert!(fernandez_huerta(plain.into_iter()) > 80.0);
        assert!(fernandez_huerta(hard.into_iter()) < 40.0);
    }
}
