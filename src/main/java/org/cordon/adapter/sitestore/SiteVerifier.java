package org.cordon.adapter.sitestore;

import org.cordon.adapter.sitestore.SiteStatusQuery.ChainKey;
import org.cordon.adapter.sitestore.SiteStatusQuery.Fault;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.EntryFrame.Check;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/// Checks one chain at a site store from its first entry to its last: each line's own hash, that it carries
/// the hash of the one before, that none is missing, that columns say what lines say, and that the head
/// is that of the last entry. Changes nothing.
final class SiteVerifier {
    private static final Messages TEXT = Messages.of(SiteVerifier.class);

    /// Entries read at once.
    private static final int PAGE = 1_000;

    private final SiteStatusQuery reader;
    private final ChainKey chain;
    private final LongConsumer progress;
    private final List<Fault> faults = new ArrayList<>();
    private long last;
    private String hash = Entry.NO_HASH;
    private boolean known = true;

    /// @param progress hears after each page how many entries were checked since the one before
    SiteVerifier(SiteStatusQuery reader, ChainKey chain, LongConsumer progress) {
        this.reader = reader;
        this.chain = chain;
        this.progress = progress;
    }

    /// An entry as the tables have it.
    ///
    /// @param hash the column
    /// @param line as it stood in the journal; null if a parked line cannot be decoded
    record Row(long seq, String hash, @Nullable String line) {}

    /// Checks all of it.
    List<Fault> run() {
        for (List<Row> page = reader.page(chain, 0, PAGE);
                !page.isEmpty();
                page = reader.page(chain, last, PAGE)) {
            page.forEach(this::check);
            progress.accept(page.size());
        }
        checkHead();
        return List.copyOf(faults);
    }

    private void check(Row row) {
        if (row.seq() == last) {
            // Delivered after it was parked, and still listed as parked: the lines must be the
            // same.
            if (!row.hash().equals(hash)) {
                fault("altered", row.seq(), row.seq(), TEXT.get("sitestore.verify.twice"));
            }
            return;
        }
        if (row.seq() > last + 1) {
            fault("missing", last + 1, row.seq() - 1, TEXT.get("sitestore.verify.missing"));
            known = false;
        }
        byte[] line =
                row.line() == null ? new byte[0] : row.line().getBytes(StandardCharsets.UTF_8);
        switch (EntryFrame.check(line, 0, line.length)) {
            case Check.Unsound(String why) -> {
                fault("altered", row.seq(), row.seq(), why);
                hash = row.hash();
            }
            case Check.Sound(EntryFrame form) -> {
                String wrong = contradiction(row, form);
                if (!wrong.isEmpty()) {
                    fault("altered", row.seq(), row.seq(), wrong);
                } else if (known && !form.previous().equals(hash)) {
                    fault("unlinked", row.seq(), row.seq(), TEXT.get("sitestore.verify.unlinked"));
                }
                hash = form.hash();
            }
        }
        known = true;
        last = row.seq();
    }

    private String contradiction(Row row, EntryFrame form) {
        if (!form.terminal().value().equals(chain.terminal())
                || !form.stream().storedName().equals(chain.stream())
                || form.epoch() != chain.epoch()
                || form.seq() != row.seq()) {
            return TEXT.get(
                    "sitestore.verify.other-entry",
                    form.seq(),
                    form.stream(),
                    form.terminal(),
                    form.epoch());
        }
        return form.hash().equals(row.hash()) ? "" : TEXT.get("sitestore.verify.other-hash");
    }

    private void checkHead() {
        if (chain.headSeq() > last) {
            fault("missing", last + 1, chain.headSeq(), TEXT.get("sitestore.verify.counted"));
            return;
        }
        // Entries may have come since the head was read, but each with its head.
        ChainKey now = chain.headSeq() == last ? chain : reader.again(chain);
        if (now.headSeq() < last) {
            fault("head", now.headSeq() + 1, last, TEXT.get("sitestore.verify.head-before"));
        } else if (now.headSeq() == last && last > 0 && !now.headHash().equals(hash)) {
            fault("head", last, last, TEXT.get("sitestore.verify.head-other"));
        }
    }

    private void fault(String kind, long from, long to, String why) {
        faults.add(new Fault(kind, from, to, why));
    }
}
