package org.cordon.core.code.digitallink;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.LinkIssueKind;

import java.util.List;
import java.util.Optional;

/// Where the parts of a web address lie (RFC 3986, section 3).
///
/// @param pathFrom first slash of the path
/// @param pathTo its end: a question mark, or the end
/// @param end of the query, or of the path without one: the fragment lies behind it
record UriParts(int pathFrom, int pathTo, int end) {
    /// Characters that a URI may hold beside letters and digits (RFC 3986, section 2).
    private static final String URI_CHARACTERS = "-._~:/?#[]@!$&'()*+,;=%";

    /// Characters that a domain with its port may hold beside letters and digits.
    private static final String DOMAIN_CHARACTERS = "-.:[]";

    private static final List<String> SCHEMES =
            List.of("http://", "https://", "HTTP://", "HTTPS://");

    /// Finds the parts.
    ///
    /// @param flaws takes what is wrong with characters, scheme and domain
    /// @return empty when there is no path, or no address at all
    static Optional<UriParts> of(String uri, List<CodeIssue> flaws) {
        characters(uri, flaws);
        int pathFrom = domain(uri, flaws);
        if (pathFrom < 0) {
            return Optional.empty();
        }
        int fragment = uri.indexOf('#', pathFrom);
        int end = fragment < 0 ? uri.length() : fragment;
        int question = uri.indexOf('?', pathFrom);
        int pathTo = question < 0 || question > end ? end : question;
        return Optional.of(new UriParts(pathFrom, pathTo, end));
    }

    private static void characters(String uri, List<CodeIssue> flaws) {
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (!PercentEncoding.isAlphanumeric(c) && URI_CHARACTERS.indexOf(c) < 0) {
                flaw(flaws, LinkIssueKind.BAD_URI_CHARACTER, i, 1, "U+%04X".formatted((int) c));
            } else if (c == '%' && !PercentEncoding.isEscape(uri, i)) {
                flaw(flaws, LinkIssueKind.BAD_PERCENT, i, 1, "%");
            }
        }
    }

    /// Reads scheme and domain.
    ///
    /// @return where the path begins, at its first slash; -1 when there is none
    private static int domain(String uri, List<CodeIssue> flaws) {
        Optional<String> scheme = SCHEMES.stream().filter(uri::startsWith).findFirst();
        if (scheme.isEmpty()) {
            flaw(flaws, LinkIssueKind.NOT_WEB, 0, Math.min(uri.length(), 8), "");
            return -1;
        }
        int from = scheme.get().length();
        int to = from;
        while (to < uri.length() && "/?#".indexOf(uri.charAt(to)) < 0) {
            char c = uri.charAt(to);
            if (!PercentEncoding.isAlphanumeric(c) && DOMAIN_CHARACTERS.indexOf(c) < 0) {
                flaw(flaws, LinkIssueKind.BAD_DOMAIN_CHARACTER, to, 1, String.valueOf(c));
            }
            to++;
        }
        if (to == from || to == uri.length() || uri.charAt(to) != '/') {
            flaw(flaws, LinkIssueKind.NO_DOMAIN_OR_PATH, to, 0, "");
            return -1;
        }
        return to;
    }

    private static void flaw(
            List<CodeIssue> flaws, LinkIssueKind kind, int offset, int length, String detail) {
        flaws.add(new CodeIssue(kind, offset, length, detail));
    }
}
