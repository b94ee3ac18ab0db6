package org.cordon.core.scanner.qualification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What to set, for each finding that is not as it should be.
final class RecommendationRules {
    private RecommendationRules() {}

    static List<Recommendation> of(List<CheckFinding> findings, StreamChecks stream) {
        List<Recommendation> here = new ArrayList<>();
        List<Recommendation> there = new ArrayList<>();
        for (CheckFinding finding : findings) {
            switch (finding.outcome().remedy()) {
                case NONE -> {
                    // Nothing to set.
                }
                case DEVICE -> there.add(new Recommendation.AtDevice(finding));
                case CORDON -> here.addAll(inCordon(finding, stream));
            }
        }
        here.addAll(there);
        return here;
    }

    private static List<Recommendation> inCordon(CheckFinding finding, StreamChecks stream) {
        return switch (finding.outcome()) {
            case EVEN -> parity(finding, "7", "even");
            case ODD -> parity(finding, "7", "odd");
            case MARK -> parity(finding, "7", "mark");
            case CUT_HERE -> List.of(set(finding, "max-length", "4096"));
            case ENDLESS ->
                    List.of(
                            set(finding, "terminators", "NONE"),
                            set(finding, "idle", stream.idle().toMillis() + "ms"));
            case MISSING -> List.of(set(finding, "header", ""));
            case UNSET ->
                    finding.check() == Check.END
                            ? List.of(set(finding, "terminators", stream.terminator().orElse("CR")))
                            : List.of(set(finding, "header", header(stream)));
            default -> throw new IllegalStateException(finding + " is not set in Cordon");
        };
    }

    private static List<Recommendation> parity(CheckFinding finding, String bits, String parity) {
        return List.of(set(finding, "data-bits", bits), set(finding, "parity", parity));
    }

    private static String header(StreamChecks stream) {
        return switch (stream.header()) {
            case "\u0002" -> "STX";
            case "\u001B" -> "ESC";
            default ->
                    org.cordon.core.scanner.Bytes.of(
                                    stream.header().getBytes(StandardCharsets.ISO_8859_1))
                            .toString();
        };
    }

    private static Recommendation set(CheckFinding finding, String key, String value) {
        return new Recommendation.InCordon(finding, key, value);
    }
}
