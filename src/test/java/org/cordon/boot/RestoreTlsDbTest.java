package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.cordon.adapter.backup.BackupRig;
import org.cordon.adapter.backup.FolderBackups;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.support.Certificates;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// `restore` from a site store whose certificate the plant's own CA signed.
final class RestoreTlsDbTest {
    @TempDir private Path folder;

    private record Answer(int code, String out, String err) {}

    private Answer restore(Backup backup, String to, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commands = Main.commands();
        commands.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] arguments = new String[5 + more.length];
        arguments[0] = "restore";
        arguments[1] = "--from";
        arguments[2] = backup.folder().toString();
        arguments[3] = "--data";
        arguments[4] = folder.resolve(to).toString();
        System.arraycopy(more, 0, arguments, 5, more.length);
        int code = commands.execute(arguments);
        return new Answer(code, out.toString(), err.toString());
    }

    // [utest->req~restore.root-ca~1]
    @Test
    @EntriesMayBeParked
    void theServersCaIsNamedOnTheCommandLine() throws Exception {
        Certificates plant = new Certificates(Files.createDirectory(folder.resolve("keys")));
        Path certificate = plant.signed("localhost");
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("ssl", "on")
                        .setServerConfig("ssl_cert_file", certificate.toString())
                        .setServerConfig("ssl_key_file", Certificates.key(certificate).toString())
                        .start()) {
            Postgres.init(Postgres.url(server.getPort(), "postgres"), Map.of());
            String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
            Path data = folder.resolve("data");
            Path drive = Files.createDirectory(folder.resolve("drive"));
            Backup backup;
            try (FileJournal journal = BackupRig.journal(data);
                    SiteStore siteStore =
                            JdbcSiteStore.postgres(
                                    new SiteLogin(url, "postgres", "", Optional.of(plant.ca())))) {
                Files.writeString(
                        data.resolve("cordon.properties"),
                        """
                        terminal.name=L3
                        line.name=Line 3
                        site.url=%s
                        site.user=postgres
                        site.password.file=site.pw
                        site.root-ca=plant-ca.pem
                        """
                                .formatted(url));
                BackupRig.record(journal, 1, 100);
                backup = BackupRig.of(journal, data, new FolderBackups(drive)).make(() -> true);
                BackupRig.record(journal, 2, 50);
                for (StreamId stream : StreamId.values()) {
                    ChainHead _ = siteStore.deliver(journal.read(stream, 0, Integer.MAX_VALUE));
                }
            }
            String password = Files.writeString(folder.resolve("pw"), "any").toString();
            String ca = plant.ca().toString();

            Answer without = restore(backup, "a", "--site-password-file", password);
            assertEquals(2, without.code());
            assertTrue(without.err().contains("plant-ca.pem"), without.err());
            assertFalse(Files.exists(folder.resolve("a")));

            Answer settings =
                    restore(backup, "b", "--site-password-file", password, "--site-root-ca", ca);
            assertEquals(0, settings.code(), settings.err());
            assertFalse(settings.out().contains("\"fromSite\":0"), settings.out());

            Answer named =
                    restore(
                            backup,
                            "c",
                            "--site-url",
                            url,
                            "--site-user",
                            "postgres",
                            "--site-password-file",
                            password,
                            "--site-root-ca",
                            ca);
            assertEquals(0, named.code(), named.err());
        }
    }
}
