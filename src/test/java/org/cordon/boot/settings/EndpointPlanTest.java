package org.cordon.boot.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.adapter.epcis.endpoint.EndpointSettings;
import org.cordon.app.linedata.CaptureServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// The settings of the capture endpoint.
final class EndpointPlanTest {
    @TempDir private Path dir;

    private Settings read(String keys) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                "terminal.name=L7\nline.name=Line 7\nline-data.feed=live\n" + keys);
        return Settings.of(folder);
    }

    // [utest->req~line-data.endpoint-off~1]
    @Test
    void thereIsNoneUnlessAPortIsSet() throws IOException {
        assertEquals(Optional.empty(), read("").endpoint());
    }

    // [utest->req~line-data.endpoint-off~1]
    @Test
    void unlessSetItListensAtThisComputerAlone() throws IOException {
        assertEquals(
                new EndpointSettings(
                        "127.0.0.1",
                        8180,
                        Optional.of(dir.resolve("token")),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        new CaptureServer.Limits(16 << 20, 20_000, 4)),
                read("""
                line-data.endpoint.port=8180
                line-data.endpoint.token.file=token
                """)
                        .endpoint()
                        .orElseThrow()
                        .settings());
    }

    // [utest->req~line-data.endpoint-off~1]
    @Test
    void allOfItIsRead() throws IOException {
        assertEquals(
                new EndpointSettings(
                        "10.1.2.3",
                        443,
                        Optional.empty(),
                        Optional.of(
                                new RepositorySettings.Certificate(
                                        dir.resolve("line.p12"), dir.resolve("line.password"))),
                        Optional.of(dir.resolve("ca.pem")),
                        Set.of("mes", "line-7.plant"),
                        new CaptureServer.Limits(1 << 20, 500, 4)),
                read("""
                line-data.endpoint.port=443
                line-data.endpoint.address=10.1.2.3
                line-data.endpoint.certificate.file=line.p12
                line-data.endpoint.certificate.password.file=line.password
                line-data.endpoint.ca.file=ca.pem
                line-data.endpoint.clients=mes, line-7.plant
                line-data.endpoint.max-megabytes=1
                line-data.endpoint.max-events=500
                """)
                        .endpoint()
                        .orElseThrow()
                        .settings());
    }

    // [utest->req~line-data.endpoint-open~1]
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    token.file=t | line-data.endpoint.port is missing
                    port=0;token.file=t | line-data.endpoint.port is 0
                    port=x;token.file=t | line-data.endpoint.port is x
                    port=70000;token.file=t | 1 to 65,535
                    port=8180 | nobody could send
                    port=8180;token.file=t;address=10.1.2.3 | in the open
                    port=8180;token.file=t;address=0.0.0.0 | in the open
                    port=8180;ca.file=c | line-data.endpoint.certificate.file
                    port=8180;token.file=t;certificate.file=c | line-data.endpoint.certificate.password.file is missing
                    port=8180;token.file=t;clients=a | line-data.endpoint.ca.file
                    port=8180;token.file=t;max-events=0 | max-events is 0
                    port=8180;token.file=t;other=1 | line-data.endpoint.other
                    """)
    void whatWouldLetAnybodySendOrTravelInTheOpenIsRefused(String keys, String word) {
        String all = "line-data.endpoint." + keys.replace(";", "\nline-data.endpoint.") + "\n";
        Settings.BadSettings bad = assertThrows(Settings.BadSettings.class, () -> read(all), all);
        assertTrue(String.valueOf(bad.getMessage()).contains(word), bad.getMessage());
    }

    // [utest->req~line-data.endpoint-open~1]
    @Test
    void whereNoLineDataComeThereIsNoEndpoint() {
        Settings.BadSettings bad =
                assertThrows(
                        Settings.BadSettings.class,
                        () ->
                                read(
                                        """
                                        line-data.feed=none
                                        line-data.endpoint.port=8180
                                        line-data.endpoint.token.file=t
                                        """));
        assertTrue(String.valueOf(bad.getMessage()).contains("line-data.feed"), bad.getMessage());
    }
}
