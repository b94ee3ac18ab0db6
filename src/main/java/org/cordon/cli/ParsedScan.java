package org.cordon.cli;

import org.cordon.core.code.Analysis;
import org.cordon.core.code.ReadElement;
import org.cordon.core.code.ReaderFault;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictReasons;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What one scan says, as `parse` writes it: the members are always the same, and in this order.
final class ParsedScan {
    private final ReasonMessages reasons = new ReasonMessages(ZoneOffset.UTC);

    /// The members of a scan that could be looked at.
    Map<String, Object> row(long line, Analysis analysis) {
        return row(
                line,
                analysis.kind(),
                analysis.accepted(),
                analysis.symbology(),
                analysis.bracketed(),
                analysis.elements().stream().map(ParsedScan::element).toList(),
                analysis.errors().stream().map(ParsedScan::issue).toList(),
                analysis.faults().stream().map(this::fault).toList());
    }

    /// The members of a line that holds no scan, or too long a one.
    Map<String, Object> malformed(
            long line, String code, int length, String message, List<ScanFault> faults) {
        return row(
                line,
                Analysis.Kind.MALFORMED,
                false,
                "",
                "",
                List.of(),
                List.of(issue(code, "", "", 0, length, message)),
                faults.stream()
                        .map(f -> fault(new ReaderFault(f, 0, length, "", List.of())))
                        .toList());
    }

    private static Map<String, Object> row(
            long line,
            Analysis.Kind kind,
            boolean accepted,
            String symbology,
            String bracketed,
            List<Map<String, Object>> elements,
            List<Map<String, Object>> issues,
            List<Map<String, Object>> faults) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("line", line);
        row.put("kind", name(kind));
        row.put("accepted", accepted);
        row.put("symbology", symbology);
        row.put("bracketed", bracketed);
        row.put("elements", elements);
        row.put("issues", issues);
        row.put("faults", faults);
        return row;
    }

    private static String name(Analysis.Kind kind) {
        return kind == Analysis.Kind.ISO_15434
                ? "iso15434"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, Object> element(ReadElement element) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ai", element.identifier());
        row.put("title", element.title());
        row.put("value", element.value());
        return row;
    }

    private static Map<String, Object> issue(CodeIssue issue) {
        return issue(
                issue.kind().code(),
                issue.identifier(),
                issue.rule(),
                issue.offset(),
                issue.length(),
                issue.detail());
    }

    private static Map<String, Object> issue(
            String code, String ai, String rule, int offset, int length, String message) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", code);
        row.put("ai", ai);
        row.put("rule", rule);
        row.put("offset", offset);
        row.put("length", length);
        row.put("message", message);
        return row;
    }

    private Map<String, Object> fault(ReaderFault fault) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", fault.fault().name());
        row.put("offset", fault.offset());
        row.put("length", fault.length());
        row.put("message", reasons.of(VerdictReasons.of(fault.fault(), fault.detail())));
        if (!fault.splits().isEmpty()) {
            row.put("splits", fault.splits().stream().map(ReaderFault::bracketed).toList());
        }
        return row;
    }
}
