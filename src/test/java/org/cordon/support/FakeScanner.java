package org.cordon.support;

import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;

import java.util.function.Consumer;

/// A scanner that sends nothing by itself.
///
/// @param state that it is in once it is started
/// @param told receives what the scanner is to show
public record FakeScanner(
        DeviceId id, DeviceRole role, DeviceState state, Consumer<ScannerReplies.Kind> told)
        implements Scanner {
    /// One of the line that shows nothing.
    public static FakeScanner inline(DeviceId id, DeviceState state) {
        return new FakeScanner(id, DeviceRole.INLINE, state, _ -> {});
    }

    @Override
    public String address() {
        return "test";
    }

    @Override
    public void start(Listener listener) {
        listener.state(id, state, Reason.none());
    }

    @Override
    public void send(ScannerReplies.Kind what) {
        told.accept(what);
    }

    @Override
    public void close() {}
}
