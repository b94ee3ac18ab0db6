package org.cordon.core.line;

import org.cordon.core.text.Messages;

import java.util.List;
import java.util.OptionalLong;

/// What a scanner says of a reading beside its codes.
///
/// @param trigger number of the trigger
/// @param lane from 1; 0 for a signal that names none
/// @param slot of a station that fills several containers at a time, from 1; 0 if none is named: see [Station#slot]
public record ReadDetails(OptionalLong trigger, int lane, int slot) {
    /// Nothing.
    public static final ReadDetails NONE = new ReadDetails(OptionalLong.empty(), 1, 0);

    /// A signal of the line with nothing beside it.
    public static final ReadDetails OF_SIGNAL = new ReadDetails(OptionalLong.empty(), 0, 0);

    /// The words by which they are told: `trigger` with a whole number from 0 to 2,147,483,647, `lane` and `slot` with one
    /// from 1 to 99.
    public static final List<String> WORDS = List.of("trigger", "lane", "slot");

    private static final Messages TEXT = Messages.of(ReadDetails.class);

    /// The same with one more.
    ///
    /// @param word of [#WORDS]
    /// @param number in decimal digits
    /// @throws IllegalArgumentException if it is out of range
    public ReadDetails with(String word, String number) {
        return switch (word) {
            case "trigger" ->
                    new ReadDetails(
                            OptionalLong.of(number(number, 0, Integer.MAX_VALUE)), lane, slot);
            case "lane" -> new ReadDetails(trigger, number(number, 1, Station.MOST), slot);
            case "slot" -> new ReadDetails(trigger, lane, number(number, 1, Station.MOST));
            default -> throw new IllegalArgumentException(word);
        };
    }

    /// The same without the number of a trigger.
    ReadDetails withoutTrigger() {
        return new ReadDetails(OptionalLong.empty(), lane, slot);
    }

    private static int number(String digits, int least, int most) {
        if (digits.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new IllegalArgumentException(TEXT.get("line.shift.number", digits, least, most));
    }
}
