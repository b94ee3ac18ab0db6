package org.cordon.ui.qualification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.qualification.QualificationStatus;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.text.Messages;
import org.cordon.support.SampleTrials;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.ZoneId;

final class QualificationStatusLabelsTest {
    private static final DeviceId HAND = new DeviceId("Hand-1");

    /// Canaries of the samples are scanned on 21 November at 10:12:40 in the morning, UTC.
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private static QualificationStatusLabels words(String zone) {
        return new QualificationStatusLabels(
                Messages.of(QualifyViewModel.class), new FindingMessages(), ZoneId.of(zone));
    }

    // [utest->req~qualify.no-canary-today~1]
    @Test
    void withoutACanaryOfTodayThatIsHintedAt() {
        assertEquals(
                "Never qualified · no check code today",
                words("UTC").of(QualificationStatus.UNKNOWN, DAY));
        assertEquals(
                "Fit, qualified 2026-11-20 09:12:40 · no check code today",
                words("UTC").of(SampleTrials.good(HAND), DAY.plusDays(1)));
    }

    // [utest->req~qualify.no-canary-today~1]
    @Test
    void aDayIsOneOfTheTerminalsZone() {
        assertEquals(
                "Fit, qualified 2026-11-20 09:12:40 · check code good today 10:12:40",
                words("UTC").of(SampleTrials.good(HAND), DAY));
        assertTrue(
                words("Pacific/Kiritimati")
                        .of(SampleTrials.good(HAND), DAY)
                        .endsWith("no check code today"));
    }

    // [utest->req~qualify.no-canary-today~1]
    @Test
    void distrustIsLouderThanTheHint() {
        assertTrue(
                words("UTC")
                        .of(SampleTrials.bad(HAND), DAY.plusDays(2))
                        .startsWith("Not qualified since 2026-11-21 10:12:40. "));
    }
}
