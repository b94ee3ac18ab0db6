package org.cordon.adapter.localstore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.StreamId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Shift;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How H2 finds what is asked: by an index, whatever the store holds.
final class H2QueryPlansDbTest extends StoreQueriesDbCase {
    // [utest->req~store.grows-flat~1]
    @ParameterizedTest
    @CsvSource({
        "ALARM_SCANS,UNSOLVED",
        "HISTORY,INCIDENT_ENTRIES",
        "STANDINGS,STANDINGS",
        "STEPS,STEPS",
        "HELD_TARGETS,HELD_TARGETS",
        "LINE_REPORTS,LINE_REPORTS"
    })
    void aListOfFewEntriesDoesNotWalkThroughAll(Listing query, String few) {
        for (int i = 0; i < 3_000; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        String plan =
                database.read(handle -> {
                    Query explained = handle.createQuery("explain " + query.sql);
                    if (query.sql.contains("?")) {
                        explained.bind(0, INCIDENT.value());
                    }
                    return explained.mapTo(String.class).one();
                });

        assertTrue(plan.contains("\"" + few + "\""), plan);
        assertTrue(plan.indexOf("\"" + few + "\"") < plan.indexOf("\"ENTRIES\""), plan);
    }

    // [utest->req~store.grows-flat~1]
    @Test
    void theEndOfAnEpochIsFoundByOneStepInTheIndex() {
        for (int i = 0; i < 3_000; i++) {
            scans.add(Shift.scan(ORDER, VerdictCode.ACCEPTED, i, AT));
        }
        apply();

        String plan =
                database.read(handle ->
                        handle.createQuery("explain analyze " + EntryTable.END_BEFORE)
                                .bind(0, StreamId.SCANS.storedName())
                                .bind(1, Integer.MAX_VALUE)
                                .mapTo(String.class)
                                .one());

        assertTrue(plan.contains("/* scanCount: 1 */"), plan);
    }

    enum Listing {
        ALARM_SCANS(StoredEntries.ALARM_SCANS),
        HISTORY(StoredEntries.HISTORY),
        STANDINGS(StoredEntries.STANDINGS),
        STEPS(IncidentAssembler.STEPS),
        HELD_TARGETS(StoredEntries.HELD_TARGETS),
        LINE_REPORTS(StoredLineRecords.LINE_REPORTS);

        private final String sql;

        Listing(String sql) {
            this.sql = sql;
        }
    }
}
