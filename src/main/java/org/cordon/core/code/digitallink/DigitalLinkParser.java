package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.LinkIssueKind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads an address as a GS1 Digital Link. Never throws, whatever the text is; any thread may use it.
///
/// The path is read from its end, since anything may stand before the key. Names that are no number
/// are not GS1's and passed over; so is the fragment. Short names such as `/gtin/` are not read: GS1
/// withdrew them in release 1.2.
public final class DigitalLinkParser {
    private final LinkGrammar grammar;
    private final LinkValues values;

    /// A reader of what the standard allows.
    public DigitalLinkParser(AiTable table, Linters linters) {
        this(table, linters, LinkOptions.STRICT);
    }

    /// A reader that lets more pass.
    public DigitalLinkParser(AiTable table, Linters linters, LinkOptions options) {
        this.grammar = new LinkGrammar(table, options);
        this.values = new LinkValues(table, linters, options);
    }

    /// A link taken apart.
    ///
    /// @param elements those that could be told apart, with their places in the address, in its order
    public record Taken(LinkResult result, List<ElementString> elements) {
        public Taken {
            elements = List.copyOf(elements);
        }
    }

    /// Reads an address.
    public LinkResult read(String uri) {
        return parse(uri).result();
    }

    /// Reads an address and tells where its elements stand. Whether these agree with each other is
    /// [ElementStringParser#disagreements]' to say.
    public Taken parse(String uri) {
        Pass pass = new Pass(uri);
        LinkResult result = pass.read();
        return new Taken(result, pass.placed);
    }

    /// One address being read.
    private final class Pass {
        private final String uri;
        private final List<LinkElement> path = new ArrayList<>();
        private final List<LinkElement> attributes = new ArrayList<>();
        private final List<CodeIssue> flaws = new ArrayList<>();
        private final Set<Ai> seen = new HashSet<>();
        private final List<ElementString> placed = new ArrayList<>();
        private int stemEnd;

        Pass(String uri) {
            this.uri = uri;
        }

        LinkResult read() {
            UriParts.of(uri, flaws)
                    .ifPresent(parts -> {
                        path(parts.pathFrom(), parts.pathTo());
                        if (parts.pathTo() < parts.end()) {
                            query(parts.pathTo() + 1, parts.end());
                        }
                    });
            if (flaws.isEmpty()) {
                return new LinkResult.Valid(
                        new DigitalLink(uri.substring(0, stemEnd), path, attributes));
            }
            flaws.sort(Comparator.comparingInt(CodeIssue::offset));
            List<LinkElement> all = new ArrayList<>(path);
            all.addAll(attributes);
            return new LinkResult.Invalid(all, flaws);
        }

        private void path(int from, int to) {
            List<int[]> pairs = new ArrayList<>();
            int end = to;
            boolean key = false;
            while (!key) {
                int valueFrom = uri.lastIndexOf('/', end - 1) + 1;
                int aiFrom = uri.lastIndexOf('/', valueFrom - 2) + 1;
                Optional<Ai> ai =
                        valueFrom - 1 <= from || aiFrom <= from
                                ? Optional.empty()
                                : grammar.ai(uri.substring(aiFrom, valueFrom - 1));
                if (ai.isEmpty()) {
                    flaw(LinkIssueKind.NO_KEY, from, to - from, uri.substring(from, to));
                    break;
                }
                pairs.add(new int[] {aiFrom, valueFrom, end});
                key = grammar.isKey(ai.get());
                end = aiFrom - 1;
                stemEnd = end;
            }
            Collections.reverse(pairs);
            for (int[] pair : pairs) {
                element(pair[0], pair[1], pair[2], false).ifPresent(path::add);
            }
            List<Ai> ais = path.stream().map(LinkElement::ai).toList();
            if (key && pairs.size() == ais.size() && !grammar.follow(ais.getFirst(), rest(ais))) {
                int at = pairs.get(1)[0];
                flaw(LinkIssueKind.BAD_QUALIFIERS, at, to - at, uri.substring(at, to));
            }
        }

        private void query(int from, int to) {
            int at = from;
            while (at <= to) {
                int next = uri.indexOf('&', at);
                int end = next < 0 || next > to ? to : next;
                int equals = uri.indexOf('=', at);
                if (equals >= 0
                        && equals < end
                        && LinkGrammar.isNumber(uri.substring(at, equals))) {
                    attribute(at, equals, end);
                }
                at = end + 1;
            }
        }

        private void attribute(int from, int equals, int end) {
            Optional<LinkElement> element = element(from, equals + 1, end, true);
            if (element.isEmpty()) {
                return;
            }
            Ai ai = element.get().ai();
            attributes.add(element.get());
            if (path.isEmpty()) {
                return;
            }
            List<Ai> ais = path.stream().map(LinkElement::ai).toList();
            if (!ais.contains(ai) && grammar.belongsInPath(ai, ais.getFirst(), rest(ais))) {
                flaw(LinkIssueKind.BELONGS_IN_PATH, from, end - from, ai.digits());
            } else if (!grammar.mayBeAttribute(ai)) {
                flaw(LinkIssueKind.NOT_AN_ATTRIBUTE, from, equals - from, ai.digits());
            }
        }

        /// Reads one element.
        ///
        /// @return empty when its identifier is not known or its value is empty
        private Optional<LinkElement> element(int aiFrom, int from, int to, boolean query) {
            String digits = uri.substring(aiFrom, from - 1);
            Optional<Ai> ai = grammar.ai(digits);
            if (ai.isEmpty()) {
                flaw(LinkIssueKind.UNKNOWN_AI, aiFrom, digits.length(), digits);
                return Optional.empty();
            }
            if (from >= to) {
                flaw(LinkIssueKind.EMPTY_VALUE, from, 0, digits);
                return Optional.empty();
            }
            if (!seen.add(ai.get())) {
                flaw(LinkIssueKind.REPEATED_ELEMENT, aiFrom, to - aiFrom, digits);
            }
            SourceMappedText value =
                    values.completed(
                            ai.get(), PercentEncoding.decode(uri.substring(from, to), from, query));
            if (value.text().indexOf(0) >= 0) {
                flaw(LinkIssueKind.NUL, from, to - from, digits);
            }
            List<CodeIssue> wrong = values.flaws(ai.get(), value);
            flaws.addAll(wrong);
            placed.add(
                    new ElementString(
                            ai.get(),
                            values.title(ai.get()),
                            value.text(),
                            aiFrom,
                            from,
                            to - from,
                            wrong.isEmpty()));
            return Optional.of(new LinkElement(ai.get(), value.text()));
        }

        private void flaw(LinkIssueKind kind, int offset, int length, String detail) {
            flaws.add(new CodeIssue(kind, offset, length, detail));
        }
    }

    private static List<Ai> rest(List<Ai> ais) {
        return ais.subList(1, ais.size());
    }
}
