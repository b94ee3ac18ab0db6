package org.cordon.crash;

import org.cordon.crash.AttackOutcome.Rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Attacks that the program is known not to withstand yet, with the finding that says so: data, in
/// `file-attacks-open.tsv`.
final class OpenFindings {
    /// @param attack,file,moment,rule regular expressions for names of the case and of a rule
    record Line(Pattern attack, Pattern file, Pattern moment, Pattern rule, String finding) {
        boolean covers(AttackCase one, Rule broken) {
            return attack.matcher(one.attack().name()).matches()
                    && file.matcher(one.file()).matches()
                    && moment.matcher(one.moment().name()).matches()
                    && rule.matcher(broken.name()).matches();
        }

        @Override
        public String toString() {
            return "%s %s %s %s %s".formatted(attack, file, moment, rule, finding);
        }
    }

    private final List<Line> lines = new ArrayList<>();

    OpenFindings() {
        try (InputStream in =
                Objects.requireNonNull(
                        OpenFindings.class.getResourceAsStream(
                                "/org/cordon/crash/file-attacks-open.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cells ->
                            new Line(
                                    Pattern.compile(cells[0]),
                                    Pattern.compile(cells[1]),
                                    Pattern.compile(cells[2]),
                                    Pattern.compile(cells[3]),
                                    cells[4]))
                    .forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rules that a case broke and no line covers.
    List<Rule> unexplained(AttackOutcome outcome) {
        return outcome.broken().stream()
                .filter(rule ->
                        lines.stream().noneMatch(line -> line.covers(outcome.attack(), rule)))
                .toList();
    }

    /// Lines that none of these cases needs.
    List<Line> unneeded(List<AttackOutcome> outcomes) {
        return lines.stream()
                .filter(line ->
                        outcomes.stream()
                                .noneMatch(outcome ->
                                        outcome.broken().stream()
                                                .anyMatch(rule ->
                                                        line.covers(outcome.attack(), rule))))
                .toList();
    }
}
