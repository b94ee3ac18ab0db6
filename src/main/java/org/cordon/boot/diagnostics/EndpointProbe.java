package org.cordon.boot.diagnostics;

import org.cordon.adapter.epcis.endpoint.EndpointSettings;
import org.cordon.boot.settings.EndpointPlan;
import org.cordon.boot.settings.Settings;
import org.cordon.cli.DiagnosticResult;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/// The capture endpoint: whether its files can be used, and whether it listens, or could if the program ran. Changes
/// nothing.
record EndpointProbe(DiagnosticContext subject) {
    static final String PART = "capture endpoint";

    private static final int PATIENCE_MS = 2_000;

    List<DiagnosticResult> inspect() {
        return subject.settings().flatMap(Settings::endpoint).map(EndpointPlan::settings).stream()
                .map(this::inspect)
                .toList();
    }

    private DiagnosticResult inspect(EndpointSettings endpoint) {
        try {
            endpoint.checkFiles();
        } catch (IOException unusable) {
            return DiagnosticContext.broken(
                    PART, "diagnostics.endpoint.files", String.valueOf(unusable.getMessage()));
        }
        String port = String.valueOf(endpoint.port());
        try {
            InetAddress address = InetAddress.getByName(endpoint.address());
            if (subject.inUse()) {
                try (Socket socket = new Socket()) {
                    socket.connect(new InetSocketAddress(address, endpoint.port()), PATIENCE_MS);
                }
                return DiagnosticContext.works(
                        PART, "diagnostics.endpoint.listens", endpoint.address(), port);
            }
            try (ServerSocket _ = new ServerSocket(endpoint.port(), 1, address)) {
                return DiagnosticContext.works(
                        PART, "diagnostics.endpoint.free", endpoint.address(), port);
            }
        } catch (IOException e) {
            return DiagnosticContext.broken(
                    PART,
                    "diagnostics.endpoint.port",
                    endpoint.address(),
                    port,
                    String.valueOf(e.getMessage()));
        }
    }
}
