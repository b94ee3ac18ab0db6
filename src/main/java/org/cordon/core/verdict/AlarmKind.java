package org.cordon.core.verdict;

import org.cordon.core.text.Messages;

/// What an alarm is about: a kind of verdict, or what a detector found without a scan. It names a row of the
/// exception catalogue.
///
/// @param storedName in journal entries and in the catalogue; it never changes
public record AlarmKind(String storedName) {
    private static final Messages TEXT = Messages.of(AlarmKind.class);

    /// Refuses what no catalogue can name.
    public AlarmKind {
        if (!storedName.matches("[A-Z][A-Z0-9_]{0,39}")) {
            throw new IllegalArgumentException(TEXT.get("verdict.catalogue.no-kind", storedName));
        }
    }

    /// The alarm of a verdict.
    public static AlarmKind of(VerdictCode verdict) {
        return new AlarmKind(verdict.storedName());
    }

    @Override
    public String toString() {
        return storedName;
    }
}
