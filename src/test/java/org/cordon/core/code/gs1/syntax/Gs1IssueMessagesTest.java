package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.issue.Fault;
import org.cordon.core.text.Messages;
import org.junit.jupiter.api.Test;

import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class Gs1IssueMessagesTest {
    // [utest->req~codes.all-errors-as-values~1]
    @Test
    void everyFaultHasASentenceAndEverySentenceAFault() {
        ResourceBundle texts = Messages.of(Gs1IssueMessages.class).bundle();
        Set<String> faults =
                Stream.of(Fault.values())
                        .map(Fault::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sentences = new TreeSet<>(texts.keySet());
        // Messages about tables are in the same bundle.
        sentences.removeIf(key -> key.startsWith("syntax."));
        assertEquals(faults, sentences);
    }

    @Test
    void sentenceTakesThePieceAndWhatBelongsThere() {
        Gs1IssueMessages texts = new Gs1IssueMessages();
        for (Fault fault : Fault.values()) {
            String sentence = texts.of(fault, "{7'", "14");
            assertTrue(sentence.endsWith("."), sentence);
            assertFalse(sentence.contains("{0}") || sentence.contains("{1}"), sentence);
        }
        assertEquals(
                "The data 1 are too short: 14 characters belong there.",
                texts.of(Fault.VALUE_TOO_SHORT, "1", "14"));
    }
}
