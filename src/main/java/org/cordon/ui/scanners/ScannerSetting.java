package org.cordon.ui.scanners;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A setting of a scanner as the form shows it, in the order of the form.
enum ScannerSetting {
    NAME("name", Group.WHERE),
    ROLE("role", Group.WHERE, "handheld", "inline"),
    /// Its choices are the stations that are set up.
    STATION("station", Group.WHERE),
    TYPE("type", Group.WHERE, "serial", "tcp", "tcp-server"),
    ADDRESS("address", Group.WHERE),
    ALLOW("allow", Group.WHERE),
    BAUD(
            "baud",
            Group.LINE,
            "9600",
            "300",
            "1200",
            "2400",
            "4800",
            "19200",
            "38400",
            "57600",
            "115200"),
    DATA_BITS("data-bits", Group.LINE, "8", "7"),
    PARITY("parity", Group.LINE, "none", "even", "odd", "mark", "space"),
    STOP_BITS("stop-bits", Group.LINE, "1", "1.5", "2"),
    FLOW("flow-control", Group.LINE, "none", "rts-cts", "xon-xoff"),
    TERMINATORS("terminators", Group.MESSAGE, "CR,LF", "CR", "LF", "CRLF", "ETX", "TAB", "NONE"),
    HEADER("header", Group.MESSAGE),
    IDLE("idle", Group.MESSAGE),
    MAX_LENGTH("max-length", Group.MESSAGE),
    SILENT_AFTER("silent-after", Group.MESSAGE),
    MESSAGE("message", Group.MEANING, "code", "json"),
    NO_READS("no-reads", Group.MEANING),
    GRADE_TEMPLATE("grade-template", Group.MEANING),
    GRADE_STANDARD("grade-standard", Group.MEANING),
    VERIFIER("verifier", Group.MEANING),
    ON_ACCEPT("on-accept", Group.REPLIES),
    ON_REJECT("on-reject", Group.REPLIES),
    ON_LOCK("on-lock", Group.REPLIES),
    ON_UNLOCK("on-unlock", Group.REPLIES);

    /// What belongs together.
    enum Group {
        WHERE,
        LINE,
        MESSAGE,
        MEANING,
        REPLIES;

        /// Its settings in their order.
        List<ScannerSetting> settings() {
            return Stream.of(ScannerSetting.values()).filter(s -> s.group == this).toList();
        }
    }

    /// Those that say how the device is reached.
    static final Set<ScannerSetting> CONNECTION =
            EnumSet.of(TYPE, ADDRESS, ALLOW, BAUD, DATA_BITS, PARITY, STOP_BITS, FLOW);

    private final String key;
    private final Group group;

    /// With bars between, since a constant holds nothing that could change.
    private final String choices;

    ScannerSetting(String key, Group group, String... choices) {
        this.key = key;
        this.group = group;
        this.choices = String.join("|", choices);
    }

    /// As the settings file names it.
    String key() {
        return key;
    }

    /// Where it stands.
    Group group() {
        return group;
    }

    /// What is offered, the usual first; empty for free text and for stations.
    List<String> choices() {
        return choices.isEmpty() ? List.of() : List.of(choices.split("\\|", -1));
    }

    /// Whether leaving it out means the first choice.
    boolean hasUsual() {
        return isChosen() && this != ROLE && this != TYPE;
    }

    /// Whether it is one of several, and not free text.
    boolean isChosen() {
        return this == STATION || !choices.isEmpty();
    }

    /// Whether a scanner of this kind has it.
    boolean fits(String type) {
        return switch (this) {
            case BAUD, DATA_BITS, PARITY, STOP_BITS, FLOW -> type.equals("serial");
            case ALLOW -> type.equals("tcp-server");
            default -> true;
        };
    }
}
