package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.cli.DiagnosticResult;
import org.cordon.ui.common.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the doctor finds about screens. `[utest->req~commands.doctor-screens~1]`
@Timeout(300)
final class ScreensProbeFxTest {
    @Test
    void everyScreenOfAnEmptyTerminalIsLoaded() throws Exception {
        assertEquals(
                List.of(DiagnosticResult.works("screens", "All 11 can be shown.")),
                ScreensProbe.inspect());
    }

    @Test
    void eachScreenThatFailsIsNamedWithItsCode() {
        ErrorCode code = ErrorCode.of(new IllegalStateException());
        List<DiagnosticResult> findings =
                ScreensProbe.findings(Map.of("line", Optional.empty(), "site", Optional.of(code)));
        assertEquals(
                List.of("The screen site cannot be shown, error code " + code + "."),
                findings.stream().map(DiagnosticResult::found).toList());
        assertEquals(DiagnosticResult.State.BROKEN, findings.getFirst().state());
    }
}
