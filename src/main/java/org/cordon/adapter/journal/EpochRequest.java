package org.cordon.adapter.journal;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/// A request that the next start begins a new epoch, kept in `next-epoch.properties` beside the segments.
/// It names the epoch, so that it is met once that epoch or a later one has begun; the file may stay.
final class EpochRequest {
    private static final Messages TEXT = Messages.of(EpochRequest.class);
    private static final String EPOCH = "epoch";
    private static final String WHY = "why";

    private final Path folder;
    private final Path file;
    private final Disk disk;

    EpochRequest(Path folder, Disk disk) {
        this.folder = folder;
        this.file = folder.resolve("next-epoch.properties");
        this.disk = disk;
    }

    /// The epoch to record in.
    ///
    /// @param chosen what the folder alone says
    /// @param notices takes the reason for a later one, in words
    int number(int chosen, List<String> notices) throws IOException {
        Properties found = read();
        int asked = epoch(found);
        if (asked <= chosen) {
            return chosen;
        }
        notices.add(TEXT.get("journal.epoch.requested", found.getProperty(WHY, ""), asked));
        return asked;
    }

    /// Asks for one; a later one that was asked for before stays. Safe from any thread.
    ///
    /// @throws JournalUnavailable if it cannot be written
    synchronized void note(int epoch, String why) {
        try {
            if (epoch(read()) >= epoch) {
                return;
            }
            Properties properties = new Properties();
            properties.setProperty(EPOCH, Integer.toString(epoch));
            properties.setProperty(WHY, why);
            StringWriter text = new StringWriter();
            properties.store(text, null);
            disk.replaceDurably(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new JournalUnavailable(
                    TEXT.get("journal.epoch.not-noted", folder, Disk.reason(e)), e);
        }
    }

    private Properties read() throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try {
                properties.load(new StringReader(Files.readString(file)));
            } catch (IllegalArgumentException e) {
                throw damaged(e);
            }
        }
        return properties;
    }

    private int epoch(Properties properties) {
        if (properties.isEmpty() && !Files.exists(file)) {
            return 0;
        }
        try {
            return Integer.parseInt(properties.getProperty(EPOCH, ""));
        } catch (NumberFormatException e) {
            throw damaged(e);
        }
    }

    private JournalUnavailable damaged(RuntimeException e) {
        return new JournalUnavailable(TEXT.get("journal.damaged.file", file), e);
    }
}
