package org.cordon.boot.wiring;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2OrderRecords;
import org.cordon.adapter.localstore.H2StoreQueries;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.localstore.H2UnitRecords;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.TimeSource;
import org.cordon.app.port.UnitRecords;
import org.cordon.app.projection.StateCheck;
import org.cordon.app.projection.StoreProjector;
import org.cordon.app.reconciliation.LiveOrderRecords;

import java.nio.file.Path;
import java.time.Duration;

/// The local store, and what keeps it level with the journal.
record StoreWiring(
        StoreQueries queries,
        LiveOrderRecords orders,
        UnitRecords units,
        StoreProjector projector) {
    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofMillis(250), Duration.ofSeconds(10));

    static StoreWiring of(Path file, JournalWiring record, TimeSource time) {
        H2Database database = new H2Database(file);
        StoreQueries queries = new H2StoreQueries(database, new EntryCodec());
        return new StoreWiring(
                queries,
                new H2OrderRecords(database, queries, new EntryCodec()),
                new H2UnitRecords(database, new EntryCodec()),
                new StoreProjector(
                        record.journal(),
                        new H2StoreWriter(database),
                        new StateCheck(record.replay(), queries),
                        time,
                        RETRY,
                        WorkerEnvironment.system()));
    }
}
