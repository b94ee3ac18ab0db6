package org.cordon.core.code.format;

import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.issue.CodeIssue;

import java.util.List;
import java.util.Optional;

/// What kind of thing a code holds, its elements and all that is wrong with it.
///
/// Flaws carry their place in the raw bytes. A content with flaws still has the elements that could be
/// told apart, since a person in quarantine needs them.
public sealed interface Content {
    /// AIM identifier such as `]d1`; empty when none was sent.
    String symbology();

    /// In the order of the raw bytes.
    List<CodeIssue> flaws();

    /// A message of ISO/IEC 15434, begun by `[)>`.
    ///
    /// @param envelopes those that could be told apart; nearly always one
    record Message(String symbology, List<Envelope> envelopes, List<CodeIssue> flaws)
            implements Content {
        public Message {
            envelopes = List.copyOf(envelopes);
            flaws = List.copyOf(flaws);
        }
    }

    /// A retail or trade number that stands alone.
    ///
    /// @param digits as they came
    /// @param addOn digits of a two- or five-digit add-on symbol behind it; empty without one
    record TradeItem(
            String symbology, TradeKind kind, String digits, String addOn, List<CodeIssue> flaws)
            implements Content {
        public TradeItem {
            flaws = List.copyOf(flaws);
        }

        /// The number in its 14-digit form, when its check digit is right.
        public Optional<Gtin> gtin() {
            return flaws.isEmpty()
                    ? Optional.of(new Gtin("0".repeat(14 - digits.length()) + digits))
                    : Optional.empty();
        }
    }

    /// Which trade number it is. Without a symbology identifier only the count of digits tells.
    enum TradeKind {
        /// Eight digits.
        EAN_8,
        /// Twelve digits.
        UPC_A,
        /// Thirteen digits; with an identifier an UPC-A arrives like this, a zero in front.
        EAN_13,
        /// Fourteen digits in Interleaved 2 of 5.
        ITF_14
    }

    /// A Chinese drug trace code: 7 digits of the product, 9 of the pack, 4 that the issuing platform
    /// computes and alone can check.
    record ChinaDrugCode(
            String symbology, String product, String serial, String check, List<CodeIssue> flaws)
            implements Content {
        public ChinaDrugCode {
            flaws = List.copyOf(flaws);
        }
    }

    /// A national number alone, as a Code 39 carries it: a PZN, or an Italian AIC that the reader turned
    /// back into its digits.
    ///
    /// @param number without the mark in front of it
    record NationalCode(
            String symbology, NationalNumber system, String number, List<CodeIssue> flaws)
            implements Content {
        public NationalCode {
            flaws = List.copyOf(flaws);
        }
    }

    /// A GS1 element string, for the reader of those.
    ///
    /// @param offset where it begins in the raw bytes
    record ElementString(String symbology, String text, int offset) implements Content {
        @Override
        public List<CodeIssue> flaws() {
            return List.of();
        }
    }

    /// An address of the web: perhaps a GS1 Digital Link, for the reader of those.
    record WebAddress(String symbology, String text, int offset) implements Content {
        @Override
        public List<CodeIssue> flaws() {
            return List.of();
        }
    }

    /// Anything else, told as what it is. Its only flaw can be the keyboard layout that garbled it.
    record PlainText(String symbology, String text, List<CodeIssue> flaws) implements Content {
        public PlainText {
            flaws = List.copyOf(flaws);
        }
    }
}
