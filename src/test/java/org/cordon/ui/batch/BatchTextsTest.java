package org.cordon.ui.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.auth.Authentication;
import org.cordon.app.batch.BatchCommands;
import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.text.Messages;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Every refusal, phase and choice of the batch screen has its words.
final class BatchTextsTest {
    private static final Set<Authentication.Reason> OF_SECONDS =
            EnumSet.of(
                    Authentication.Reason.WRONG,
                    Authentication.Reason.LOCKED,
                    Authentication.Reason.SAME_PERSON);

    // [utest->req~batch.shown~1]
    @Test
    void nothingIsShownWithoutWords() {
        Messages messages = Messages.of(BatchTextsTest.class, "batch");
        List<String> lacking =
                Stream.of(
                                keys("refused", BatchCommands.Refusal.values()),
                                keys("refused", OF_SECONDS.toArray(Enum[]::new)),
                                keys("phase", BatchPhase.values()),
                                keys("check", CheckKind.values()),
                                keys("material", BatchMaterial.values()),
                                keys("extent", LotExtent.values()),
                                keys("found", ClearanceAnswer.Found.values()),
                                keys("standing", BatchText.Standing.values()),
                                keys("act", BatchAct.values()),
                                forms("heading"),
                                forms("confirm"),
                                forms("ask"))
                        .flatMap(each -> each)
                        .filter(key -> !messages.has(key))
                        .toList();
        assertEquals(List.of(), lacking);
    }

    private static Stream<String> forms(String prefix) {
        return keys(
                prefix,
                Stream.of(BatchAct.values()).filter(BatchAct::hasForm).toArray(Enum[]::new));
    }

    private static Stream<String> keys(String prefix, Enum<?>... all) {
        return Stream.of(all)
                .map(each ->
                        "batch.%s.%s"
                                .formatted(
                                        prefix,
                                        each.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
